import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, isAbsolute, join, relative } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { STREET_KINDS } from '../src/network/network.ts'
import { BASEMAP_LAYERS } from './pipeline/basemap/basemap-classes.ts'
import {
  builtFolder,
  cityIds,
  projectFolder,
  readCatalogueFile,
  readStandardFile,
  readWalkersFile,
  recipeFolder,
  standardIds,
} from './read-data.ts'

const textOf = (file: string): string => readFileSync(join(projectFolder, file), 'utf8')
const jsonOf = (file: string): unknown => JSON.parse(textOf(file))

const documents = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(projectFolder, 'docs')).map((name) => `docs/${name}`),
  ...cityIds().map((id) => relative(projectFolder, join(recipeFolder(id), 'README.md'))),
].filter((file) => file.endsWith('.md') && existsSync(join(projectFolder, file)))

const readme = textOf('README.md')

/** The part under a heading of the second level, up to the next one. */
function sectionOf(text: string, heading: string): string {
  const [, section] = text.split(new RegExp(`^## ${heading}\\n`, 'm'))
  return section?.split(/^## /m)[0] ?? ''
}

const withoutCode = (text: string): string => text.replaceAll(/^```[\s\S]*?^```/gm, '')

const codeIn = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)

/** Code in the first column of the table whose header begins with this word. */
function firstColumn(text: string, header: string): string[] {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.startsWith(`| ${header} |`))
  const rows = lines.slice(start + 2)
  const end = rows.findIndex((line) => !line.startsWith('|'))
  return rows.slice(0, end < 0 ? rows.length : end).flatMap((row) => codeIn(row.split('|')[1] ?? ''))
}

/** As on GitHub: lower case, no punctuation, hyphens for blanks. */
const anchorsOf = (text: string): string[] =>
  [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )

describe('links', () => {
  const links = documents.flatMap((file) =>
    [...withoutCode(textOf(file)).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => ({ file, target }))
      .filter(({ target }) => !/^[a-z]+:/.test(target)),
  )

  it('lead from the README to every page of docs/, over other pages too', () => {
    const reached = new Set(['README.md'])
    for (const page of reached) {
      const here = links.filter(({ file }) => file === page)
      for (const { target } of here) reached.add(join(dirname(page), target.split('#')[0] ?? ''))
    }
    expect(documents.filter((file) => file.startsWith('docs/') && !reached.has(file))).toEqual([])
  })

  it.each(links)('$file → $target', ({ file, target }) => {
    const [path = '', anchor] = target.split('#')
    const found = path === '' ? file : join(dirname(file), path)
    expect(existsSync(join(projectFolder, found)), found).toBe(true)
    if (anchor !== undefined) expect(anchorsOf(textOf(found))).toContain(anchor)
  })
})

describe('paths named in the documents', () => {
  const paths = documents.flatMap((file) =>
    [...new Set(codeIn(textOf(file)))]
      .filter((code) => /^(src|scripts|data|docs)\/[\w./-]+$/.test(code))
      .map((path) => ({ file, path })),
  )

  it.each(paths)('$file names $path', ({ path }) => {
    expect(existsSync(join(projectFolder, path))).toBe(true)
  })

  it('tell every room of src/, and where scripts and data are', () => {
    const rooms = firstColumn(readme, 'room')
    expect(rooms.filter((room) => !existsSync(join(projectFolder, room)))).toEqual([])
    const expected = readdirSync(join(projectFolder, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `src/${name}/`)
    expect(rooms).toEqual(expect.arrayContaining([...expected, 'scripts/', 'data/']))
  })
})

describe('ids in the README', () => {
  const [, standards = '', walkers = ''] = /^Standards:([\s\S]+?)Walkers:([\s\S]+?)\. /m.exec(readme) ?? []
  const optionValues = (option: string): string[] =>
    [...readme.matchAll(new RegExp(`${option} ([a-z][a-z0-9-]*)(?=[\\s\`])`, 'g'))].map(([, id = '']) => id)

  it('are those of the standards in data/', () => {
    expect(codeIn(standards).sort()).toEqual(standardIds())
    for (const id of optionValues('--standard')) expect(standardIds()).toContain(id)
  })

  it('are those of the walkers in data/', () => {
    const ids = readWalkersFile().map(({ id }) => id)
    expect(codeIn(walkers)).toEqual(ids)
    for (const id of optionValues('--walker')) expect(ids).toContain(id)
  })
})

describe('dependencies', () => {
  it('have a purpose in the README each, and every purpose a dependency', () => {
    const { dependencies, devDependencies } = jsonOf('package.json') as Record<string, object>
    const installed = Object.keys({ ...dependencies, ...devDependencies })
    const listed = firstColumn(sectionOf(readme, 'Dependencies'), 'package')
    expect(listed.sort()).toEqual(installed.filter((name) => !name.startsWith('@types/')).sort())
  })
})

describe('commands of the README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quarter-hour-docs-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /**
   * `npm ci` has run, `npm test` runs this and after it the build and the budget, `npm run dev` and `npm start` do not
   * end: the last is tried below, and then `npm run release` on the page that it built.
   */
  const SEPARATE = new Set([
    'npm ci',
    'npm test',
    'npm run build',
    'npm run budget',
    'npm start',
    'npm run release',
    'npm run dev',
  ])

  const blocks = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = '']) => block)
  const commands = blocks
    .flatMap((block) => block.split('\n'))
    .flatMap((line) => line.replace(/\s+#.*$/, '').split('&&'))
    .map((command) => command.trim())
    .filter((command) => command !== '' && !SEPARATE.has(command))

  /** Options that name a file to be written: relative names go to the folder of this test. */
  const OUTPUTS = new Set(['--out', '--network'])

  function redirected(command: string): {
    readonly args: readonly string[]
    readonly outputs: readonly string[]
  } {
    const words = command.split(/\s+/)
    const outputs: string[] = []
    const args = words.slice(2).map((word, i, all) => {
      const isWritten = /\.\w+$/.test(word) && existsSync(join(folder, word))
      if (isWritten && !OUTPUTS.has(all[i - 1] ?? '')) return join(folder, word)
      if (!OUTPUTS.has(all[i - 1] ?? '') || isAbsolute(word)) return word
      outputs.push(join(folder, basename(word)))
      return join(folder, basename(word))
    })
    return { args, outputs }
  }

  it('are npm scripts without quotes or pipes, so that they can be run here as they stand', () => {
    const { scripts } = jsonOf('package.json') as { readonly scripts: Record<string, string> }
    expect(commands.length).toBeGreaterThan(5)
    for (const command of commands) {
      expect(command).toMatch(/^npm run [^"'|><$]+$/)
      expect(Object.keys(scripts)).toContain(command.split(' ')[2])
    }
  })

  // In the order of the README: what is built by one is read by the next.
  it.each([...new Set(commands)])('%s', { timeout: 300_000 }, (command) => {
    const { args, outputs } = redirected(command)
    const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', ...args], {
      cwd: projectFolder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    expect(status, `${stdout}\n${stderr}`).toBe(0)
    expect(stdout.trim(), stderr).not.toBe('')
    for (const output of outputs) expect(statSync(output).size).toBeGreaterThan(100)
  })

  it('npm start builds the page and serves it at the address it prints', { timeout: 300_000 }, async () => {
    const started = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts', '--port', '0'], {
      cwd: projectFolder,
    })
    try {
      let said = ''
      const address = await new Promise<string>((resolve, reject) => {
        const listen = (part: Buffer) => {
          said += part.toString()
          const [, found] = /served at (http:\S+)/.exec(said) ?? []
          if (found !== undefined) resolve(found)
        }
        started.stdout.on('data', listen)
        started.stderr.on('data', listen)
        started.on('exit', () => reject(new Error(`npm start ended: ${said}`)))
      })
      // the city was built by a command above
      expect(said).not.toContain('Building the city')
      expect(await (await fetch(address)).text()).toContain('<div id="app">')
      expect(await (await fetch(new URL('cities/index.json', address))).json()).toMatchObject([
        { id: 'astana' },
      ])
    } finally {
      started.kill()
    }
  })

  it('npm run release zips the page that npm run build builds', () => {
    const { scripts } = jsonOf('package.json') as { readonly scripts: Record<string, string> }
    const zip = /^npm run build && node (.+)$/.exec(scripts['release'] ?? '')?.[1] ?? ''
    expect(readme).toContain('\nnpm run release ')
    // `npm start` has just built it
    const { status, stdout, stderr } = spawnSync(process.execPath, [...zip.split(' '), '--out', folder], {
      cwd: projectFolder,
      encoding: 'utf8',
    })
    expect(status, stderr).toBe(0)
    const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.zip')) ?? '')
    expect(stdout).toContain(`${file}: `)
    expect(statSync(file).size).toBeGreaterThan(1_000_000)
  })

  it('leave a city whose every key docs/city-files.md explains', () => {
    const manifest = JSON.parse(readFileSync(join(builtFolder('astana'), 'city.json'), 'utf8')) as Keyed
    const { services, ...quality } = manifest['quality'] as Keyed
    const parts = [manifest, manifest['counts'], manifest['spine'], { ...quality, services }] as Keyed[]
    expect(missingIn('docs/city-files.md', parts.flatMap(Object.keys))).toEqual([])
  })
})

type Keyed = Record<string, unknown>

/** Words that a document does not name as code. */
function missingIn(file: string, words: readonly string[]): string[] {
  const named = new Set(codeIn(textOf(file)).flatMap((code) => code.split(/[^\w-]+/)))
  return [...new Set(words)].filter((word) => !named.has(word))
}

/** Keys of the value and of all that is in it, but for maps whose keys are ids, names or languages. */
function keysIn(value: unknown): string[] {
  const idMaps = new Set([
    'names',
    'per10000Residents',
    'byDistrict',
    'sources',
    'area',
    'when',
    'of',
    'statement',
    'caption',
  ])
  if (Array.isArray(value)) return value.flatMap(keysIn)
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).filter(([key]) => !idMaps.has(key))
  return Object.keys(value).concat(inner.flatMap(([, of]) => keysIn(of)))
}

describe('docs/data.md', () => {
  const declared = readdirSync(join(projectFolder, 'data/declared')).map((name) => `data/declared/${name}`)
  const files = [
    'data/services.json',
    'data/walkers.json',
    ...standardIds().map((id) => `data/standards/${id}.json`),
    ...cityIds().map((id) => relative(projectFolder, join(recipeFolder(id), 'recipe.json'))),
    ...declared,
  ]

  it.each(files)('explains every key of %s', (file) => {
    expect(missingIn('docs/data.md', keysIn(jsonOf(file)))).toEqual([])
  })

  const unverified = sectionOf(textOf('docs/data.md'), 'What is not verified')

  it('lists the services that no verified source names', () => {
    const [, after = ''] = unverified.split('Services that no verified source names')
    const expected = readCatalogueFile().services.filter(({ verified }) => !verified)
    expect(codeIn(after)).toEqual(expected.map(({ id }) => id))
  })

  it('lists the standards that are not verified, rules and all', () => {
    const row = unverified.split('\n').find((line) => line.includes('the standard and every rule')) ?? ''
    const standards = standardIds().map(readStandardFile)
    const isOpen = standards.filter(({ verified }) => !verified)
    expect(codeIn(row.split('|')[1] ?? '').sort()).toEqual(isOpen.map(({ id }) => id).sort())
    for (const { verified, rules, judging, thinFloors } of standards) {
      expect(rules.filter((rule) => rule.verified !== verified)).toEqual([])
      expect([judging.verified, thinFloors.verified]).toEqual([false, false])
    }
  })
})

describe('docs/city-files.md', () => {
  const text = textOf('docs/city-files.md')

  it('numbers the kinds of street as the code does', () => {
    const [, list = ''] = /Kinds: (0 footway[^.]+)\./.exec(text) ?? []
    expect(list.replaceAll('\n', ' ').split(', ')).toEqual(STREET_KINDS.map((kind, i) => `${i} ${kind}`))
  })

  it('lists the layers of the basemap', () => {
    expect(firstColumn(sectionOf(text, 'Basemap'), 'layer')).toEqual([...BASEMAP_LAYERS])
  })
})

/** Pace on steps as the table of walkers has it. */
const stepsWords = (factor: number | 'closed'): string =>
  factor === 'closed' ? factor : factor === 1 ? 'as on the flat' : `× ${factor}`

describe('docs/method.md', () => {
  it('gives the walkers of data/ with their values', () => {
    const rows = new Map(
      sectionOf(textOf('docs/method.md'), 'Walkers')
        .split('\n')
        .filter((line) => line.startsWith('| `'))
        .map((line) => line.split('|').map((cell) => cell.trim()))
        .map(([, id = '', pace = '', steps = '', wait = '']) => [
          id.replaceAll('`', ''),
          { pace: Number.parseFloat(pace), steps, wait: Number.parseFloat(wait) },
        ]),
    )
    const expected = readWalkersFile().map(({ id, paceMps, stepsFactor, signalWaitS }) => [
      id,
      { pace: paceMps, steps: stepsWords(stepsFactor), wait: signalWaitS },
    ])
    expect([...rows]).toEqual(expected)
  })
})
