import type { CardFacts } from './card-facts.ts'
import type { CardRow } from './card-rows.ts'
import type { PosterLine, PosterList, PosterTexts } from './poster-layout.ts'
import type { ShareWords } from './words.ts'

/** What stands on the poster. `app` is the page's own name. */
export function posterTexts(words: ShareWords, facts: CardFacts, app: string): PosterTexts {
  const { share, resident } = words
  const reached = facts.rows.required.filter(({ verdict }) => verdict === 'inside')
  const missing = missingList(words, facts)
  const others = { heading: share.posterImage.others, lines: facts.rows.others.map(reachedLine) }
  return {
    app,
    city: [facts.city, facts.data].filter(Boolean).join(' · '),
    place: facts.place,
    lead: facts.sentence.lead.replace(/[\s,，]+$/u, ''),
    figure:
      facts.of === 0
        ? null
        : {
            reached: resident.number(facts.reached),
            of: resident.number(facts.of),
            caption: share.posterImage.figure,
          },
    lists: [
      { heading: share.posterImage.reached, verdict: 'inside', lines: reached.map(requiredLine) },
      missing.lines.length > 0 ? missing : { ...others, verdict: 'inside' },
    ],
    scan: share.scan,
    notes: [facts.walker, share.standard(facts.standard), share.posterImage.credit],
    more: (count) => share.posterImage.more(resident.number(count)),
  }
}

const reachedLine = ({ name, minutes }: { readonly name: string; readonly minutes: string }): PosterLine => ({
  verdict: 'inside',
  name,
  figure: minutes,
})

/** With the figure that decides; where there is no walk, that. */
const requiredLine = ({ verdict, name, ruler, minutes, metres }: CardRow): PosterLine => ({
  verdict,
  name,
  figure: ruler === 'metres' && metres !== '' ? metres : minutes,
})

/** What is too far, what nobody can tell and what the map has nothing of, under a heading that says no more than is so. */
function missingList({ share }: ShareWords, { rows }: CardFacts): PosterList {
  const lines: PosterLine[] = [
    ...rows.required
      .filter(({ verdict }) => verdict !== 'inside')
      .map((row) =>
        row.verdict === 'unknown'
          ? { ...requiredLine(row), figure: share.verdict.unknown }
          : requiredLine(row),
      ),
    ...rows.notMapped.map((name): PosterLine => ({ verdict: 'unknown', name, figure: share.notMapped })),
  ]
  const isFar = lines.some(({ verdict }) => verdict === 'outside')
  const isUnsure = lines.some(({ verdict }) => verdict === 'unknown')
  const { missing, unsure, missingOrUnsure } = share.posterImage
  const heading = isFar && isUnsure ? missingOrUnsure : isFar ? missing : unsure
  return { heading, verdict: isFar ? 'outside' : 'unknown', lines }
}
