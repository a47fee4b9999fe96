import type { Assessment } from '../city/assess-city.ts'
import { checkupOf } from '../city/checkup.ts'
import { checkupToCsv, checkupToGeoJson, checkupToJson, type Checkup } from '../format/checkup.ts'
import { OWN_PREFIX } from '../services/own-standard.ts'
import type { CheckupFile, CheckupRequest } from './protocol.ts'
import type { Details, Subject } from './subject.ts'

const WRITERS: Readonly<Record<CheckupRequest['format'], (checkup: Checkup) => string>> = {
  json: checkupToJson,
  csv: checkupToCsv,
  geojson: (checkup) => `${JSON.stringify(checkupToGeoJson(checkup))}\n`,
}

const TYPES: Readonly<Record<CheckupRequest['format'], string>> = {
  json: 'application/json',
  csv: 'text/csv;charset=utf-8',
  geojson: 'application/geo+json',
}

export interface CheckupParts {
  readonly subject: Subject
  readonly assessment: Assessment
  readonly details: Details
}

/** The check-up as a file, byte for byte what `npm run checkup` writes. */
export function checkupFile(
  { subject, assessment, details }: CheckupParts,
  { terms, format }: CheckupRequest,
): CheckupFile {
  const { standard, walker, minutes } = terms
  const checkup = checkupOf(assessment, {
    ...subject.labels,
    standard: standard.id,
    ...(standard.id.startsWith(OWN_PREFIX) ? { ownStandard: standard } : {}),
    walker: walker.id,
    minutes,
    // of a whole city, index and global id are the same
    facilityId: (facility) => details.get(facility)?.id ?? null,
  })
  const name = ['checkup', subject.opened.id, standard.id, walker.id, ...(minutes === null ? [] : [minutes])]
  return { name: `${name.join('-')}.${format}`, type: TYPES[format], text: WRITERS[format](checkup) }
}
