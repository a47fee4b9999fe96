import type { DataWords } from '../../i18n/data-words.ts'

type Words = DataWords['reason']

/** Reasons as the readers of own files give them, most telling first, and how each is said. */
const REASONS: readonly (readonly [RegExp, (words: Words, found: readonly string[]) => string])[] = [
  [/^no name$/, (words) => words.noName],
  [/^residents "(.*)": expected/s, (words, [found = '']) => words.residents(found)],
  [/^aged 60 or older "(.*)": expected/s, (words, [found = '']) => words.elderly(found)],
  [/^declared "(.*)": expected/s, (words, [found = '']) => words.declared(found)],
  [/^no figure/, (words) => words.noFigure],
  [/^id "(.*)" stands in the city too$/s, (words, [id = '']) => words.inCity(id)],
  [/^no community "(.*)" in the city$/s, (words, [name = '']) => words.noCommunity(name)],
  [
    /^(\d+) communities are called "(.*)": expected/s,
    (words, [count = '', name = '']) => words.manyCommunities(count, name),
  ],
  [
    /^community "(.*)" stands in line (\d+) too$/s,
    (words, [name = '', line = '']) => words.twinName(name, line),
  ],
  [/^unit "(.*)": expected/s, (words, [found = '']) => words.unit(found)],
  [
    /^longitude "(.*)", latitude "(.*)": expected two decimal numbers/s,
    (words, [lon = '', lat = '']) => words.notNumbers(lon, lat),
  ],
  [
    /^longitude (\S+), latitude (\S+): expected degrees.*swapped/,
    (words, [lon = '', lat = '']) => words.swapped(lon, lat),
  ],
  [
    /^longitude (\S+), latitude (\S+): expected degrees/,
    (words, [lon = '', lat = '']) => words.offEarth(lon, lat),
  ],
  [
    /^id "(.*)" stands in (?:line|feature) (\d+) too$/s,
    (words, [id = '', line = '']) => words.twin(id, line),
  ],
  [/^services? "(.*)": expected ids/s, (words, [word = '']) => words.service(word)],
  [/^no service in (.*): expected "services"/s, (words, [found = '']) => words.noService(found)],
  [/^the place is closed/, (words) => words.closed],
  [/^(\d+) cells, the header has (\d+)/, (words, [found = '', wanted = '']) => words.shifted(found, wanted)],
  [
    /is a quote not closed\?$|^a quote is never closed$|stands behind a closing quote/,
    (words) => words.quote,
  ],
  [/^geometry (.*): expected Point/s, (words, [found = '']) => words.geometry(found)],
  [/^a position is not two numbers$|^a ring has under 4 points$/, (words) => words.position],
  [/^area "(.*)": expected/s, (words, [found = '']) => words.area(found)],
]

/** Says in the reader's language why a row is not used; rarer reasons are told as they are, in English. */
export function reasonInWords(reason: string, words: Words): string {
  for (const [pattern, say] of REASONS) {
    const match = pattern.exec(reason)
    if (match !== null) return say(words, match.slice(1))
  }
  return reason
}
