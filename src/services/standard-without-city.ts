/** Where nothing says which standard fits: the one that asks for what most maps have. */
export const STANDARD_WITHOUT_CITY = 'fifteen-minute-city'
