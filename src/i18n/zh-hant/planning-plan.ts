/** Traditional Chinese, made from zh-hans by scripts/write-zh-hant.ts. */
export const plan = {}
