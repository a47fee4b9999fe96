import type { Assessment } from '../city/assess-city.ts'
import { gapEntries } from '../format/gap-entries.ts'
import { gapCsv, gapGeoJson, type GapReport } from '../format/gap-files.ts'
import { gapWorkbook } from '../format/gap-workbook.ts'
import type { CheckupParts } from './checkup-file.ts'
import type { GapFile, GapFileRequest } from './protocol.ts'

const TYPES: Readonly<Record<GapFileRequest['form'], string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
  geojson: 'application/geo+json',
}

const NAMES: Readonly<Record<GapFileRequest['list'], string>> = { problems: 'gap-list', toCheck: 'to-check' }

/** The 问题清单 as a file, of the communities that were chosen, in the reader's language. */
export async function gapFile(
  { subject, assessment, details }: CheckupParts,
  request: GapFileRequest,
): Promise<GapFile> {
  const { terms, form, list, texts, template, date, page } = request
  const report = {
    ...gapLists(assessment, request, (facility) => details.get(facility)),
    texts,
    template,
    date,
    page,
  }
  const { standard, walker, minutes } = terms
  const about = [subject.opened.id, standard.id, walker.id, ...(minutes === null ? [] : [minutes])]
  const name = `${[NAMES[form === 'xlsx' ? 'problems' : list], ...about].join('-')}.${form}`
  return { name, body: new Blob([await bodyOf(report, request)], { type: TYPES[form] }) }
}

function gapLists(
  { cityCase: { communities }, standard, report }: Assessment,
  { choice }: GapFileRequest,
  facility: Parameters<typeof gapEntries>[0]['facility'],
): Pick<GapReport, 'communities' | 'ruleIds' | 'lists'> {
  const lists = gapEntries({ communities, standard, report, facility, choice })
  return { communities, ruleIds: standard.rules.map(({ id }) => id), lists }
}

async function bodyOf(report: GapReport, { form, list }: GapFileRequest): Promise<string | Blob> {
  if (form === 'csv') return gapCsv(report, list)
  if (form === 'geojson') return `${JSON.stringify(gapGeoJson(report, list))}\n`
  // fetched when somebody first wants a workbook
  const { default: writeExcelFile } = await import('write-excel-file/universal')
  return writeExcelFile(gapWorkbook(report)).toBlob()
}
