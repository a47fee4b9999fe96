/** `npm run checkup`: judges every community of a city, or of two files, and writes what was found. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { assessCity, type Assessment } from '../src/city/assess-city.ts'
import { checkupOf } from '../src/city/checkup.ts'
import { estimateCity } from '../src/city/estimate.ts'
import { withPlaces } from '../src/city/replace-places.ts'
import type { FacilityDetails } from '../src/coverage/tables.ts'
import type { Checkup } from '../src/format/checkup.ts'
import type { CityManifest } from '../src/format/city-manifest.ts'
import { gapEntries } from '../src/format/gap-entries.ts'
import type { GapReport } from '../src/format/gap-files.ts'
import { isBinaryKind } from '../src/format/own-bytes.ts'
import { ownText } from '../src/format/own-text.ts'
import { readSuppliedCommunities, type SuppliedCommunities } from '../src/format/supplied-communities.ts'
import { readSuppliedFacilities, type SuppliedFacilities } from '../src/format/supplied-facilities.ts'
import type { Standard } from '../src/services/standard.ts'
import { STANDARD_WITHOUT_CITY } from '../src/services/standard-without-city.ts'
import type { Walker } from '../src/services/walker.ts'
import { gapTexts } from '../src/i18n/gap-texts.ts'
import { gapOptions, type GapOptions } from './checkup/gap-options.ts'
import { pointTimes } from './checkup/point-times.ts'
import { summaryText } from './checkup/summary-text.ts'
import { requireWritable, writeCheckup } from './checkup/write-checkup.ts'
import { numberOption, parseArguments, runCommand, usageError, type Arguments } from './cli/arguments.ts'
import { cityNamed } from './cli/named-city.ts'
import { loadCity, loadFacilityDetails, loadShapes } from './load-city.ts'
import { readCatalogueFile, readStandardFile, readWalkerNamed } from './read-data.ts'
import { readTextFile, requireFile } from './read-text-file.ts'

const USAGE = `usage:
  npm run checkup -- <id|dir> [--standard id] [--walker id] [--minutes n] [--communities file] [--facilities file] [--out x.json|csv|geojson|xlsx] [--list gaps|to-check] [--language id] [--template file]
  npm run checkup -- <id|dir> --points p.csv --out t.csv [--walker id]
  npm run checkup -- --communities c.geojson --facilities f.geojson [--standard id] [--walker id] [--minutes n] [--out …]`

const OPTIONS = {
  standard: 'value',
  walker: 'value',
  minutes: 'value',
  communities: 'value',
  facilities: 'value',
  points: 'value',
  out: 'value',
  list: 'value',
  language: 'value',
  template: 'value',
} as const

/** Points get times, not verdicts: what a verdict depends on must not seem to have counted. */
const NOT_WITH_POINTS = ['standard', 'minutes', 'communities', 'facilities', 'list', 'language', 'template']

await runCommand(async () => {
  const args = parseArguments(process.argv.slice(2), OPTIONS)
  const out = args.value('out')
  const points = args.value('points')
  if (points !== null) return pointTimes(cityNamed(args), pointOptions(args, points))
  if (out !== null) requireWritable(out)
  const written = await gapOptions(args)
  const judged = args.positionals.length > 0 ? await judgeCityOf(args) : await judgeFiles(args)
  console.log(summaryText(judged))
  if (out === null) return
  await writeCheckup(out, {
    checkup: judged.checkup,
    gaps: () => judged.gaps(written),
    list: written.list,
  })
  console.log(`\n${out}: ${judged.checkup.communities.length} communities`)
})

interface Judged {
  readonly checkup: Checkup
  readonly standard: Standard
  readonly title: string
  readonly walkerNote: string
  readonly gaps: (written: GapOptions) => GapReport
}

interface Terms {
  readonly standard: Standard
  readonly walker: Walker
  readonly minutes: number | null
}

function termsOf(args: Arguments, defaultStandard: string): Terms {
  const standard = readStandardFile(args.value('standard') ?? defaultStandard)
  const walker = readWalkerNamed(args.value('walker') ?? standard.defaultWalker)
  return { standard, walker, minutes: numberOption(args, 'minutes', [1, 60]) }
}

async function judgeCityOf(args: Arguments): Promise<Judged> {
  const folder = cityNamed(args)
  const { manifest } = folder
  const terms = termsOf(args, manifest.defaultStandard)
  const opened = await loadCity(folder)
  const communities = await suppliedCommunities(args)
  const facilities = await suppliedFacilities(args, manifest.country)
  const details = await loadFacilityDetails(folder)
  const isReplaced = communities !== null || facilities !== null
  const replaced = isReplaced
    ? withPlaces(opened.city, {
        shapes: await loadShapes(folder, opened),
        ...(communities === null ? {} : { communities }),
        ...(facilities === null ? {} : { facilities }),
      })
    : null
  for (const line of replaced?.notes ?? []) console.error(`note: ${line}`)
  const { standard, walker, minutes } = terms
  const city = replaced?.city ?? opened.city
  const assessment = assessCity(city, { standard, walker, ...(minutes === null ? {} : { minutes }) })
  const facility = (f: number) =>
    facilities === null ? details[city.facilities.globalId[f] ?? -1] : suppliedDetails(facilities, f)
  return judgedOf(assessment, terms, {
    city: manifest.id,
    cityHash: manifest.hash,
    method: 'network',
    facility,
    manifest,
    date: facilities === null ? (manifest.sources.find(({ id }) => id === 'osm')?.date ?? null) : null,
    ownFiles: ownFilesOf(args),
    title: `${manifest.names['zh-Hans']} ${manifest.names.en}, map of ${manifest.sources.find(({ id }) => id === 'osm')?.date ?? 'unknown date'}`,
  })
}

async function judgeFiles(args: Arguments): Promise<Judged> {
  const [communities, facilities] = [await suppliedCommunities(args), await suppliedFacilities(args, null)]
  if (communities === null || facilities === null) {
    throw usageError(`expected a city, or --communities and --facilities\n${USAGE}`)
  }
  const terms = termsOf(args, STANDARD_WITHOUT_CITY)
  const { standard, walker, minutes } = terms
  const services = readCatalogueFile().services.map(({ id }) => id)
  const assessment = estimateCity({
    communities: communities.communities,
    facilities: facilities.facilities,
    services,
    standard,
    walker,
    ...(minutes === null ? {} : { minutes }),
  })
  return judgedOf(assessment, terms, {
    city: null,
    cityHash: null,
    method: 'straight-line-estimate',
    facility: (f) => suppliedDetails(facilities, f),
    manifest: null,
    date: null,
    ownFiles: ownFilesOf(args),
    title: `${args.value('communities')} and ${args.value('facilities')}, without a city`,
  })
}

interface About extends Pick<Checkup, 'city' | 'cityHash' | 'method'> {
  readonly facility: (facility: number) => FacilityDetails | undefined
  readonly title: string
  readonly manifest: CityManifest | null
  readonly date: string | null
  readonly ownFiles: readonly string[]
}

function judgedOf(assessment: Assessment, { standard, walker, minutes }: Terms, about: About): Judged {
  const { city, cityHash, method, facility } = about
  const labels = { city, cityHash, method, standard: standard.id, walker: walker.id, minutes }
  const checkup = checkupOf(assessment, { ...labels, facilityId: (f) => facility(f)?.id ?? null })
  const metres = Math.round(walker.paceMps * 15 * 60)
  const scaled = minutes === null ? '' : `; minutes set to ${minutes}`
  return {
    checkup,
    standard,
    title: about.title,
    walkerNote: `walker ${walker.id} (${metres} m in 15 min)${scaled}`,
    gaps: (written) => gapReportOf(assessment, { walker, minutes, written, about }),
  }
}

interface GapAbout extends Omit<Terms, 'standard'> {
  readonly written: GapOptions
  readonly about: About
}

/** The 问题清单 of everything that was judged. */
function gapReportOf(assessment: Assessment, { walker, minutes, written, about }: GapAbout): GapReport {
  const { standard, cityCase, report, summary } = assessment
  const { communities } = cityCase
  const { services } = readCatalogueFile()
  const { facility, date } = about
  const choice = { communities: null, rule: null }
  return {
    communities,
    lists: gapEntries({ communities, standard, report, facility, choice }),
    texts: gapTexts({
      ...written,
      ...about,
      services,
      standard,
      walker,
      minutes,
      setAside: summary.gaps.rulesSetAside,
      scope: written.listing.file.notes.whole,
    }),
    template: written.template,
    date,
    page: null,
    ruleIds: standard.rules.map(({ id }) => id),
  }
}

function ownFilesOf(args: Arguments): string[] {
  return ['communities', 'facilities'].flatMap((name) => args.value(name) ?? []).map((path) => basename(path))
}

/** Row f of a supplied file. */
function suppliedDetails({ facilities }: SuppliedFacilities, f: number): FacilityDetails | undefined {
  const supplied = facilities[f]
  if (supplied === undefined) return undefined
  const { rings: _rings, ...details } = supplied
  return { ...details, globalId: f }
}

async function suppliedCommunities(args: Arguments): Promise<SuppliedCommunities | null> {
  const label = args.value('communities')
  if (label === null) return null
  return told(label, readSuppliedCommunities({ ...(await fileOf(label)), columns: {}, coordinates: 'wgs84' }))
}

async function suppliedFacilities(
  args: Arguments,
  country: string | null,
): Promise<SuppliedFacilities | null> {
  const label = args.value('facilities')
  if (label === null) return null
  const setting = { catalogue: readCatalogueFile(), country, columns: {}, coordinates: 'wgs84' as const }
  return told(label, readSuppliedFacilities({ ...(await fileOf(label)), ...setting }))
}

/** Rows that cannot be used are told and left out; the others are judged. */
function told<T extends { readonly errors: readonly { readonly line: number; readonly reason: string }[] }>(
  label: string,
  read: T,
): T {
  for (const { line, reason } of read.errors) console.error(`${label}: line ${line}: ${reason}: left out`)
  return read
}

/** Any kind of file that the page takes, as the table or GeoJSON that it holds. */
async function fileOf(label: string): Promise<{ readonly text: string; readonly label: string }> {
  // text is read as for recipes, which tells when it is not in UTF-8
  if (!isBinaryKind(label) && !/\.(kml|gpx)$/i.test(label)) return { text: readTextFile(label), label }
  requireFile(label)
  const found = await ownText(readFileSync(label), label)
  if ('text' in found) return { text: found.text, label }
  throw new Error(found.message)
}

function pointOptions(args: Arguments, points: string) {
  const out = args.value('out')
  if (out === null) throw usageError(`--points: expected --out t.csv\n${USAGE}`)
  const unused = NOT_WITH_POINTS.find((name) => args.value(name) !== null)
  if (unused !== undefined)
    throw usageError(`--points: found --${unused}, which changes nothing here\n${USAGE}`)
  requireWritable(out, ['.csv'])
  return {
    text: readTextFile(points),
    label: points,
    out,
    walker: readWalkerNamed(args.value('walker') ?? 'standard'),
  }
}
