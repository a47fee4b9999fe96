import type { Judgement } from '../city/judgement.ts'

/** Columns that may be given away: those of the assessment stay, for the next answer. */
export const ownColumns = (judgement: Judgement): Judgement => ({
  ...judgement,
  verdict: judgement.verdict.slice(),
  band: judgement.band.slice(),
  missing: judgement.missing.slice(),
  undecided: judgement.undecided.slice(),
  index: judgement.index.slice(),
  rules: judgement.rules.map((columns) => ({
    ...columns,
    verdict: columns.verdict.slice(),
    reason: columns.reason.slice(),
  })),
})
