/**
 * `node --import tsx scripts/generate-city.ts --size 245k --pbf file`: an invented city as an OpenStreetMap extract, for
 * measuring the build of a city as large as Beijing: `npm run city -- build --pbf file --out dir`.
 */
import { numberOption, parseArguments, runCommand, usageError } from './cli/arguments.ts'
import { cityElements } from './generate/city-elements.ts'
import { SIZES, type SizeName } from './generate/generate-city.ts'
import { elementsToPbf } from './osm/elements-to-pbf.ts'
import { replaceFile } from './pipeline/write-city.ts'

await runCommand(async () => {
  const args = parseArguments(process.argv.slice(2), {
    size: 'value',
    superblocks: 'value',
    seed: 'value',
    pbf: 'value',
  })
  const file = args.value('pbf')
  if (file === null || args.positionals.length > 0) {
    const sizes = Object.keys(SIZES).join('|')
    throw usageError(
      `expected --pbf file, and --size ${sizes} or --superblocks n; --seed n if another city is wanted`,
    )
  }
  const superblocks = numberOption(args, 'superblocks', [1, 120]) ?? sizeOf(args.value('size') ?? '245k')
  const seed = numberOption(args, 'seed', [0, 0xffff_ffff]) ?? 1
  const bytes = elementsToPbf(cityElements({ seed, superblocks }))
  replaceFile(file, bytes)
  console.log(`${file}: ${superblocks} × ${superblocks} superblocks, ${(bytes.length / 1e6).toFixed(1)} MB`)
})

function sizeOf(name: string): number {
  const isSize = (of: string): of is SizeName => Object.hasOwn(SIZES, of)
  if (isSize(name)) return SIZES[name]
  throw usageError(`--size: found "${name}", expected one of ${Object.keys(SIZES).join(', ')}`)
}
