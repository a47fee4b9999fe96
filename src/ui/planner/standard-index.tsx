import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { useSession } from '../../state/session.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { usePlanner } from './create-planner.ts'
import { weightShares } from './weight-shares.ts'

/** The formula of the index, in words and with the numbers of the standard in force. */
export function StandardIndex(): JSX.Element {
  const { percent, number } = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const words = () => planning().standards.index
  const weights = () => weightShares(session.terms()?.standard.rules ?? [])
  /** Two items of which both count for something. */
  const example = () => {
    const [first, second] = weights().parts.filter(({ rule }) => rule.weight > 0)
    if (first === undefined || second === undefined) return undefined
    const [a, b] = [first.rule.weight, second.rule.weight]
    return words().example(
      [planner.ruleName(first.rule), planner.ruleName(second.rule)],
      words().sum(
        [words().term(String(a), percent(0.8)), words().term(String(b), percent(0.5))].join(' + '),
        String(a + b),
      ),
      number((100 * (a * 0.8 + b * 0.5)) / (a + b)),
    )
  }
  return (
    <div class="planner-inset standard-index">
      <Disclosure summary={words().heading}>
        <p class="standard-formula">{words().formula}</p>
        <p>{words().words}</p>
        <p>
          <strong>{words().notOfficial}</strong>
        </p>
        <Show when={weights().total > 0} fallback={<p>{words().noWeight}</p>}>
          <p>{example()}</p>
          <p>{words().total(String(weights().parts.length), String(weights().total))}</p>
          <ul>
            <For each={weights().parts}>
              {({ rule, share }) => (
                <li>{words().part(planner.ruleName(rule), String(rule.weight), percent(share))}</li>
              )}
            </For>
          </ul>
        </Show>
      </Disclosure>
    </div>
  )
}
