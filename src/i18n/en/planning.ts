import type { PlanningWords } from '../planning-words.ts'
import { areas } from './planning-areas.ts'
import { checklist } from './planning-checklist.ts'
import { firm } from './planning-firm.ts'
import { listing } from './planning-listing.ts'
import { modes } from './planning-modes.ts'
import { plan } from './planning-plan.ts'
import { provide } from './planning-provide.ts'
import { report } from './planning-report.ts'
import { sites } from './planning-sites.ts'
import { standards } from './planning-standards.ts'

export const planning: PlanningWords = {
  areas,
  checklist,
  firm,
  listing,
  modes,
  plan,
  provide,
  report,
  sites,
  standards,
}
