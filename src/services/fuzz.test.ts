import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readCatalogue } from './catalogue.ts'
import { parseJson } from './data-error.ts'
import { checkReferences } from './references.ts'
import { readStandard } from './standard.ts'
import { readWalkers } from './walker.ts'

const textOf = (name: string) => readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')
const catalogue = readCatalogue(JSON.parse(textOf('services.json')), 'data/services.json')
const walkers = readWalkers(JSON.parse(textOf('walkers.json')), 'data/walkers.json')

const SNIPPETS = [
  'null',
  '-1',
  '1e999',
  '0',
  '""',
  '[]',
  '{}',
  '"__proto__"',
  '"constructor"',
  'true',
  ',',
  '}',
  '"metres"',
]

/** Mulberry32: small, seeded, the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Cuts, doubles, swaps or replaces a piece; mostly whole tokens, so that much of it still parses. */
function mutate(text: string, random: () => number): string {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[\d.]+|true|false|\s+|./gu) ?? []
  const pick = () => Math.floor(random() * tokens.length)
  for (let times = 1 + Math.floor(random() * 2); times > 0; times--) {
    const at = pick()
    const kind = random()
    if (kind < 0.2) tokens.splice(at, 1)
    else if (kind < 0.5) tokens[at] = tokens[pick()] ?? ''
    else if (kind < 0.9) tokens[at] = SNIPPETS[Math.floor(random() * SNIPPETS.length)] ?? ''
    else tokens.splice(at, 0, String.fromCharCode(Math.floor(random() * 0xffff)))
  }
  return tokens.join('')
}

it('10,000 damaged standards are accepted or refused with a DataError, nothing else', () => {
  const text = JSON.stringify(JSON.parse(textOf('standards/gb50180.json')))
  const random = randomOf(20_260_727)
  const outcomes = { accepted: 0, notJson: 0, refused: 0 }
  for (let i = 0; i < 10_000; i++) {
    const damaged = mutate(text, random)
    try {
      checkReferences(readStandard(parseJson(damaged, 'x.json'), 'x.json'), { catalogue, walkers }, 'x.json')
      outcomes.accepted++
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'DataError') throw error
      expect(error.message).toMatch(/^x\.json: .*found .+, expected /su)
      if (error.message.includes('broken text')) outcomes.notJson++
      else outcomes.refused++
    }
  }
  expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(200)
})
