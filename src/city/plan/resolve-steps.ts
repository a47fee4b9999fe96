/** Why a step cannot be done in the open city. */
export type StepProblem =
  /** A point of it has no street within 150 m. */
  | 'off-network'
  /** Neither the data nor the plan have the facility. */
  | 'unknown-facility'
  /** No gate or street is there. */
  | 'unknown-street'
  /** It names what a step before it has closed, or what only a later or a left out one adds. */
  | 'contradiction'
  /** The city was built without the service, or none is given. */
  | 'unknown-service'
