/** `npm run city -- build | list | check | export`: makes cities from extracts and looks into them. */
import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { numberedBounds } from './cli/bounds-option.ts'
import { parseArguments, runCommand, usageError, type Arguments } from './cli/arguments.ts'
import { cityNamed } from './cli/named-city.ts'
import { createProgress } from './cli/progress.ts'
import { qualityReport } from './cli/quality-report.ts'
import { checkCity } from './check-city.ts'
import { extractOf, extractState, isDescribedExtract } from './download/city-extract.ts'
import { exportNetwork } from './export-network.ts'
import { buildCity } from './pipeline/build-city.ts'
import type { CitySources } from './pipeline/read-sources.ts'
import { recipeForExtract } from './pipeline/recipe.ts'
import { writeCity } from './pipeline/write-city.ts'
import {
  builtFolder,
  cityIds,
  readCatalogueFile,
  readRecipeFile,
  readStandardFile,
  recipeFolder,
} from './read-data.ts'
import { requireFile } from './read-text-file.ts'
import { writeStamp } from './start/city-state.ts'
import { placeOf, sourcesHash } from './start/ensure-city.ts'

const USAGE = `usage:
  npm run city -- build <id> [--source osm=file] [--source communities=file] [--source streets=file] [--source ledger=file] [--out dir]
  npm run city -- build --pbf file --out dir [--bounds w,s,e,n]
  npm run city -- list
  npm run city -- check <id|dir>
  npm run city -- export <id|dir> --network n.geojson`

/** What `--source` may replace. */
const SOURCES = ['osm', 'communities', 'streets', 'ledger']

await runCommand(async () => {
  const [command, ...rest] = process.argv.slice(2)
  switch (command) {
    case 'build':
      return build(parseArguments(rest, { source: 'multiple', out: 'value', pbf: 'value', bounds: 'value' }))
    case 'list':
      parseArguments(rest, {})
      return list()
    case 'check':
      return checkCity(cityNamed(parseArguments(rest, {})))
    case 'export':
      return exportOne(parseArguments(rest, { network: 'value' }))
    default:
      throw usageError(`found ${command === undefined ? 'no command' : `the command "${command}"`}\n${USAGE}`)
  }
})

async function build(args: Arguments): Promise<void> {
  const { recipe, files, replaced, out, stamp } =
    args.value('pbf') === null ? await buildById(args) : buildByFile(args)
  for (const file of Object.values(files)) {
    if (file !== null) requireFile(file)
  }
  const standard = readStandardFile(recipe.defaultStandard)
  const start = performance.now()
  const { content, manifest } = await buildCity({
    recipe,
    files,
    replaced,
    catalogue: readCatalogueFile(),
    standard,
    progress: createProgress(),
  })
  const complete = writeCity(out, content, manifest)
  stamp?.()
  console.log(qualityReport(complete, { folder: out, seconds: (performance.now() - start) / 1000 }))
}

interface BuildPlan extends CitySources {
  readonly out: string
  /** Remembers from what the city was built, once it is: null for one that no recipe alone describes. */
  readonly stamp: (() => void) | null
}

async function buildById(args: Arguments): Promise<BuildPlan> {
  const [id] = args.positionals
  if (id === undefined || args.positionals.length > 1)
    throw usageError(`build: expected one city id\n${USAGE}`)
  if (args.value('bounds') !== null)
    throw usageError('build: --bounds goes with --pbf; the recipe has its own')
  const recipe = readRecipeFile(id)
  const given = sourceOptions(args)
  const beside = (file: string | undefined): string | null =>
    file === undefined ? null : join(recipeFolder(id), file)
  const { communities, streets, ledger } = recipe.sources
  const out = resolve(args.value('out') ?? builtFolder(id))
  const osm = given.get('osm') ?? (await extractOf(recipe, createProgress()))
  // The stamp tells of what is committed, which a fetched extract is not.
  const isByRecipe = given.size === 0 && out === builtFolder(id) && recipe.sources.osm.download === undefined
  return {
    recipe,
    files: {
      osm,
      communities: given.get('communities') ?? beside(communities?.file),
      streets: given.get('streets') ?? beside(streets?.file),
      ledger: given.get('ledger') ?? beside(ledger?.file),
    },
    replaced: new Set([...given.keys()].filter((kind) => kind !== 'osm' || !isDescribedExtract(recipe, osm))),
    out,
    stamp: isByRecipe ? stampFor(id) : null,
  }
}

/** `npm start` and `npm run build` do not build anew what this command has built. */
function stampFor(id: string): () => void {
  const sources = sourcesHash(id)
  return () => writeStamp(placeOf(id), sources)
}

function buildByFile(args: Arguments): BuildPlan {
  const pbf = args.value('pbf') ?? ''
  const out = args.value('out')
  if (out === null || args.positionals.length > 0)
    throw usageError(`build --pbf: expected --out and no city id\n${USAGE}`)
  const id = basename(pbf)
    .replace(/\.osm\.pbf$|\.pbf$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
  const given = sourceOptions(args)
  if (given.has('osm')) throw usageError('build --pbf: found --source osm too, expected one extract')
  return {
    recipe: recipeForExtract(id === '' ? 'city' : id, basename(pbf), numberedBounds(args)),
    files: {
      osm: pbf,
      communities: given.get('communities') ?? null,
      streets: given.get('streets') ?? null,
      ledger: given.get('ledger') ?? null,
    },
    replaced: new Set(given.keys()),
    out: resolve(out),
    stamp: null,
  }
}

function sourceOptions(args: Arguments): ReadonlyMap<string, string> {
  return new Map(
    args.values('source').map((text): [string, string] => {
      const [, kind = '', file = ''] = /^([^=]*)=(.+)$/.exec(text) ?? []
      if (SOURCES.includes(kind)) return [kind, file]
      throw usageError(
        `--source: found "${text}", expected ${SOURCES.map((name) => `${name}=file`).join(' or ')}`,
      )
    }),
  )
}

function list(): void {
  for (const id of cityIds()) {
    const recipe = readRecipeFile(id)
    const { names, sources } = recipe
    const isBuilt = existsSync(join(builtFolder(id), 'city.json'))
    const columns = [
      id,
      `${names['zh-Hans']} ${names.en}`,
      sources.osm.date ?? 'no date',
      isBuilt ? 'built' : 'not built',
      extractState(recipe),
    ]
    console.log(columns.join('\t'))
  }
}

async function exportOne(args: Arguments): Promise<void> {
  const path = args.value('network')
  if (path === null) throw usageError(`export: expected --network file\n${USAGE}`)
  await exportNetwork(cityNamed(args), path)
}
