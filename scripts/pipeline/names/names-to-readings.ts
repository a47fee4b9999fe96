import anyAscii from 'any-ascii'
import { pinyin } from 'pinyin-pro'
import { Converter as toSimplified } from 'opencc-js/t2cn'
import { Converter as toTraditional } from 'opencc-js/cn2t'
import { foldName, isHan, type Readings } from '../../../src/format/fold-name.ts'
import { compareText } from './ways-to-streets.ts'

/**
 * How the letters of some names are written in Latin ones: Chinese by pinyin-pro, which reads whole words (重庆 is
 * chong qing, 重点 zhong dian), all other scripts by any-ascii, letter by letter. Characters with several readings get
 * the one that they mostly have in these names; names with another one are listed.
 */
export function namesToReadings(names: Iterable<string>): Readings {
  const asGiven = new Set(Array.from(names, (name) => foldName(name)))
  const simple = simplerForms(asGiven)
  const folded = [...new Set(Array.from(asGiven, (name) => foldName(name, simple)))].sort(compareText)
  const uses = new Map<string, Map<string, number>>()
  const read = folded.filter((name) => isHan(name)).map((name) => ({ name, syllables: syllablesOf(name) }))
  for (const { name, syllables } of read) {
    Array.from(name).forEach((letter, i) => {
      if (isHan(letter)) count(uses, letter, syllables[i] ?? '')
    })
  }
  const letters = new Map<string, string>()
  for (const [letter, readings] of uses) letters.set(letter, mostUsed(readings))
  const isCyrillic = folded.some((name) => /\p{Script=Cyrillic}/u.test(name))
  for (const name of isCyrillic ? [...folded, CYRILLIC] : folded) {
    for (const letter of name) {
      if (letter > '\u007F' && !letters.has(letter)) letters.set(letter, plainLetter(letter))
    }
  }
  const unusual = read.filter(({ name, syllables }) =>
    Array.from(name).some((letter, i) => isHan(letter) && letters.get(letter) !== syllables[i]),
  )
  return {
    simple,
    letters: Object.fromEntries([...letters].sort(([a], [b]) => compareText(a, b))),
    words: Object.fromEntries(unusual.map(({ name, syllables }) => [name, joined(name, syllables, letters)])),
  }
}

/** Folded. Whoever types by these letters may use those that no name here has. */
const CYRILLIC = 'абвгдежзиклмнопрстуфхцчшщъыьэюя'

/** Without tones, ü as v. */
const SETTING = { toneType: 'none', v: true } as const

const simplified = toSimplified({ from: 't', to: 'cn' })
const traditional = toTraditional({ from: 'cn', to: 't' })

/** Characters of some names and their traditional forms, by OpenCC, each to its simplified form. */
function simplerForms(names: Iterable<string>): Readonly<Record<string, string>> {
  const forms = new Map<string, string>()
  for (const letter of [...new Set(Array.from(names).join(''))].filter(isHan)) {
    for (const form of [letter, traditional(letter)]) {
      const simpler = simplified(form)
      if (simpler !== form && Array.from(simpler).length === 1) forms.set(form, simpler)
    }
  }
  return Object.fromEntries([...forms].sort(([a], [b]) => compareText(a, b)))
}

/** One reading per letter; of what is not Chinese the letter itself. */
function syllablesOf(name: string): string[] {
  const read = pinyin(name, { ...SETTING, type: 'array' }).map((syllable) => syllable.toLowerCase())
  const letters = Array.from(name)
  // beyond what the library knows as one letter each, letter by letter
  if (read.length === letters.length) return read
  return letters.map((letter) => pinyin(letter, SETTING).toLowerCase())
}

function joined(name: string, syllables: readonly string[], letters: ReadonlyMap<string, string>): string {
  return Array.from(name)
    .map((letter, i) => (isHan(letter) ? ` ${syllables[i] ?? ''} ` : (letters.get(letter) ?? letter)))
    .join('')
    .replaceAll(/ +/g, ' ')
    .trim()
}

const plainLetter = (letter: string): string =>
  anyAscii(letter)
    .toLowerCase()
    .replaceAll(/[^\da-z]/g, '')

function count(uses: Map<string, Map<string, number>>, letter: string, reading: string): void {
  const readings = uses.get(letter) ?? new Map<string, number>()
  readings.set(reading, (readings.get(reading) ?? 0) + 1)
  uses.set(letter, readings)
}

const mostUsed = (readings: ReadonlyMap<string, number>): string =>
  [...readings].sort(([a, m], [b, n]) => n - m || compareText(a, b))[0]?.[0] ?? ''
