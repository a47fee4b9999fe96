import { createMemo, For, Show, type JSX } from 'solid-js'
import type { PlaceAnswer } from '../../city/place-answer.ts'
import { useI18n } from '../../i18n/i18n.ts'
import type { Walker } from '../../services/walker.ts'
import { compareAnswers, type Comparison } from '../../state/comparison.ts'
import { useSession } from '../../state/session.ts'
import { walkerToCompare } from '../../state/walkers.ts'
import { Button } from '../kit/button.tsx'
import { ProgressLine } from '../kit/progress-line.tsx'
import { SelectChip } from '../kit/select-chip.tsx'
import { ChangeList, MoreChanges } from './change-list.tsx'
import { createAnnouncement } from './create-announcement.ts'
import type { Known } from './create-sentence.ts'
import { ruleName } from './key-sentence.ts'
import { compareText, headlines, shortName } from './two-walkers-text.ts'
import './two-walkers.css'
import { useWords } from './words.ts'

/** Two answers that belong together, and whose they are. */
export interface Two {
  readonly mine: Walker
  readonly other: Walker
  readonly theirs: PlaceAnswer
  readonly known: Known
  readonly found: Comparison
}

/** 两双腿: one button that walks the same by somebody else, and what that one loses and gains. */
export function TwoWalkers(props: { readonly known: Known }): JSX.Element {
  const session = useSession()
  const { t } = useI18n()
  const words = useWords()
  const two = createTwo(() => props.known)
  const walkers = () => props.known.reference.walkers
  const mine = () => props.known.terms.walker
  const chosen = () => walkers().find(({ id }) => id === session.otherWalker())
  const offered = () =>
    chosen() ??
    walkerToCompare(walkers(), { walker: mine().id, own: props.known.terms.standard.defaultWalker })
  const options = () =>
    walkers()
      .filter(({ id }) => id !== mine().id)
      .map((walker) => ({ value: walker.id, label: shortName(words(), walker) }))
  const announced = createAnnouncement(() => spoken(two()))
  const spoken = (found: Two | undefined): string => {
    if (found === undefined) return ''
    const text = t().easy.two
    return headlines({ text, words: words() }, found.found, found.other)
      .map((headline) => {
        const names = namesOf(found, headline.list)
        return (names === '' ? headline.text : text.list(headline.text, names)) + text.stop
      })
      .join('')
  }
  const namesOf = ({ found, known }: Two, list: 'lost' | 'gained' | 'unsure' | 'none'): string =>
    (list === 'none' ? [] : found[list])
      .map(({ id }) =>
        ruleName({ words: words(), standard: known.terms.standard, services: known.reference.services }, id),
      )
      .join(t().easy.two.separator)
  return (
    <section class="two-walkers" aria-label={t().easy.two.label}>
      <Show when={offered()}>
        {(walker) => (
          <div class="two-walkers-choice">
            <Button
              kind="quiet"
              pressed={chosen() !== undefined}
              onClick={() => session.setOtherWalker(chosen() === undefined ? walker().id : null)}
            >
              {compareText(t().easy.two, words(), walker())}
            </Button>
            <Show when={chosen() !== undefined && options().length > 1}>
              <SelectChip
                label={t().easy.two.choose}
                value={walker().id}
                options={options()}
                onChange={(id) => session.setOtherWalker(id)}
              />
            </Show>
          </div>
        )}
      </Show>
      <Show when={two() === undefined && session.work().comparison}>
        {(progress) => <ProgressLine label={t().shell.loading.comparison} progress={progress()} />}
      </Show>
      <p class="visually-hidden" role="status">
        {announced()}
      </p>
      <Show when={two()}>{(found) => <Result two={found()} />}</Show>
    </section>
  )
}

/** Undefined without a second walker. Between two changes the last pair stands: one answer never meets another's terms. */
function createTwo(known: () => Known) {
  const session = useSession()
  const two = createMemo<Two | undefined>((before) => {
    const [answer, theirs, { terms, reference }] = [session.answer(), session.comparison(), known()]
    const other = reference.walkers.find(({ id }) => id === session.otherWalker())
    if (answer === undefined || theirs === undefined || other === undefined) return undefined
    const { place, comparison } = session.work()
    if (place !== null || comparison !== null) return before
    const found = compareAnswers(answer, theirs, terms.standard)
    return { mine: terms.walker, other, theirs, known: { terms, reference }, found }
  })
  return two
}

function Result(props: { readonly two: Two }): JSX.Element {
  const { t } = useI18n()
  const words = useWords()
  const text = () => t().easy.two
  const reached = () => {
    const { other, theirs } = props.two
    const { reached: count, of } = theirs.outcome
    return text().reached(shortName(words(), other), words().number(count), words().number(of))
  }
  const said = () => headlines({ text: text(), words: words() }, props.two.found, props.two.other)
  return (
    <div class="two-walkers-result">
      <For each={said()}>
        {({ list, text: headline }) => (
          <>
            <h3 data-list={list}>{headline}</h3>
            <Show when={list !== 'none' && list}>
              {(which) => (
                <ChangeList two={props.two} changes={props.two.found[which()]} caption={headline} />
              )}
            </Show>
          </>
        )}
      </For>
      <p class="resident-note">{reached()}</p>
      <MoreChanges two={props.two} changes={props.two.found.alsoLost} summary={text().alsoLoses} />
      <MoreChanges two={props.two} changes={props.two.found.alsoGained} summary={text().alsoGains} />
    </div>
  )
}
