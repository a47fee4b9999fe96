import { For, type JSX } from 'solid-js'
import { useEngineWords } from '../i18n/engine-words.ts'
import { useI18n } from '../i18n/i18n.ts'
import { BAND_MINUTES, minutesRamp, missingRamp } from '../map/street-ramp.ts'
import { usePage } from './page-context.ts'

/** What the colours of the streets mean. */
export function StreetLegend(): JSX.Element {
  const page = usePage()
  const words = useEngineWords()
  const { number } = useI18n()
  const kind = () => page.live.shown()?.wanted.show.kind ?? page.plan.shown()
  const ramp = () => (kind() === 'minutes' ? minutesRamp : missingRamp)(page.appearance())
  const entries = (): readonly { readonly colour: string; readonly text: string }[] => {
    const { colours, unreached, edges } = ramp()
    const of = words().legend
    const texts =
      kind() === 'minutes'
        ? [
            ...BAND_MINUTES.map((to, i) => of.range(number(BAND_MINUTES[i - 1] ?? 0), number(to))),
            of.beyond(number(BAND_MINUTES.at(-1) ?? 0)),
          ]
        : [
            number(0),
            ...edges.slice(1).map((to, i) => of.range(number((edges[i] ?? 0) + 1), number(to))),
            of.more(number((edges.at(-1) ?? 0) + 1)),
          ]
    const known = texts.map((text, i) => ({ text, colour: colours[i] ?? unreached }))
    return kind() === 'minutes' ? [...known, { text: of.unreached, colour: unreached }] : known
  }
  return (
    <section class="engine-legend" aria-label={words().legend.title}>
      <ul class="engine-legend-list">
        <li class="engine-legend-lead">
          {kind() === 'minutes' ? words().legend.minutes : words().legend.missing}
        </li>
        <For each={entries()}>
          {(entry) => (
            <li>
              <span style={{ background: entry.colour }} />
              {entry.text}
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
