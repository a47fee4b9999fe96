import servicesJson from '../../data/services.json'
import beijing15 from '../../data/standards/beijing-15.json'
import checkup from '../../data/standards/checkup.json'
import completeCommunity from '../../data/standards/complete-community.json'
import fifteenMinuteCity from '../../data/standards/fifteen-minute-city.json'
import gb50180 from '../../data/standards/gb50180.json'
import mofcom15 from '../../data/standards/mofcom-15.json'
import mofcom5815 from '../../data/standards/mofcom-5-8-15.json'
import walkersJson from '../../data/walkers.json'
import { readCatalogue, type Catalogue } from '../services/catalogue.ts'
import { checkReferences } from '../services/references.ts'
import { readStandard } from '../services/standard.ts'
import { readWalkers } from '../services/walker.ts'
import type { Reference } from './protocol.ts'

/** Every file of `data/standards/`, by its name there. */
const STANDARDS: Readonly<Record<string, unknown>> = {
  'beijing-15': beijing15,
  checkup,
  'complete-community': completeCommunity,
  'fifteen-minute-city': fifteenMinuteCity,
  gb50180,
  'mofcom-15': mofcom15,
  'mofcom-5-8-15': mofcom5815,
}

/** The catalogue that comes with the page. @throws DataError that names the place in `data/services.json`. */
export const bundledCatalogue = (): Catalogue => readCatalogue(servicesJson, 'data/services.json')

/**
 * What comes with the page, read and checked as the command line does it.
 * @throws DataError that names the file of `data/` and the place in it.
 */
export function bundledReference(catalogue: Catalogue): Reference {
  const walkers = readWalkers(walkersJson, 'data/walkers.json')
  const standards = Object.entries(STANDARDS).map(([name, json]) => {
    const label = `data/standards/${name}.json`
    const standard = readStandard(json, label)
    checkReferences(standard, { catalogue, walkers }, label)
    return standard
  })
  return { services: catalogue.services, standards, walkers }
}
