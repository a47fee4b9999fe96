import type { CityManifest } from '../../src/format/city-manifest.ts'

interface ReportSetting {
  readonly folder: string
  /** How long the build took; null when it was not built now. */
  readonly seconds: number | null
}

/** What a city holds and how good its data are, for a person at the terminal. */
export function qualityReport(manifest: CityManifest, { folder, seconds }: ReportSetting): string {
  const { counts, quality, files, blocks } = manifest
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0)
  const network = bytesOf(manifest, /^(spine|block-\d+)\.bin$/)
  return [
    `${manifest.names['zh-Hans']} ${manifest.names.en} (${manifest.id}), map of ${dateOf(manifest)}: ${folder}`,
    ...(seconds === null ? [] : [`built in ${seconds.toFixed(1)} s`]),
    '',
    `files       ${n(Object.keys(files).length)}, ${mb(bytes)} MB; ${blocks.length} blocks under a spine of ${n(manifest.spine.nodeCount)} nodes`,
    `network     ${n(counts.nodes)} nodes, ${n(counts.edges)} edges, ${n(quality.streetKm)} km; ${mb(network)} MB with places`,
    `            ${percent(quality.mainComponentShare)} of street length is connected; ${quality.droppedPieces} pieces (${n(quality.droppedKm)} km) left out`,
    `            ${n(quality.residentsOnlyKm)} km residents-only; gates: ${quality.gates.open} open, ${quality.gates.residents} residents-only, ${quality.gates.closed} closed`,
    `facilities  ${n(counts.facilities)}: ${quality.facilitiesOffNetwork} not on the network, ${quality.facilitiesFar} far from a street, ${quality.facilitiesBehindWall} behind a wall`,
    ...ledgerLine(manifest),
    `communities ${n(counts.communities)} with ${n(counts.origins)} homes: ${quality.originsOffNetwork} not on the network, ${quality.originsFar} far, ${quality.originsBehindWall} behind a wall`,
    `residents   ${n(counts.residents)} (levels known for ${quality.knownLevelsShare === null ? 'no homes' : `${percent(quality.knownLevelsShare)} of floor area`})`,
    `areas       ${counts.areas} districts and streets`,
    ...unverified(manifest),
    '',
    'facilities per service and per 10,000 residents (! = too few mapped to say "outside"):',
    ...serviceLines(manifest),
  ].join('\n')
}

function ledgerLine({ quality }: CityManifest): string[] {
  if (quality.ledger === undefined) return []
  const { entries, left, changed, added, refused } = quality.ledger
  return [
    `ledger      ${n(entries - refused)} of ${n(entries)} entries taken in: ${n(left)} left, ${n(changed)} changed, ${n(added)} added`,
  ]
}

function unverified({ assumptions }: CityManifest): string[] {
  return assumptions
    .filter(({ verified }) => !verified)
    .map(({ what, value, source }) => `unverified  ${what} = ${value}: ${source.text}`)
}

function serviceLines({ services, quality }: CityManifest): string[] {
  const cells = services.map((service) => {
    const found = quality.services[service]
    const rate = found?.per10000 ?? null
    const thin = found?.thin === true ? '!' : ' '
    return `${thin} ${service.padEnd(20)} ${String(found?.facilities ?? 0).padStart(5)} ${(rate === null ? '–' : rate.toFixed(2)).padStart(7)}`
  })
  const rows = Math.ceil(cells.length / 2)
  return Array.from({ length: rows }, (_, row) => `${cells[row]}    ${cells[row + rows] ?? ''}`.trimEnd())
}

function bytesOf({ files }: CityManifest, name: RegExp): number {
  return Object.entries(files).reduce((sum, [file, { bytes }]) => sum + (name.test(file) ? bytes : 0), 0)
}

const dateOf = ({ sources }: CityManifest): string =>
  sources.find(({ id }) => id === 'osm')?.date ?? 'unknown date'
const n = (value: number): string => Math.round(value).toLocaleString('en')
const mb = (bytes: number): string => (bytes / 1e6).toFixed(2)
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
