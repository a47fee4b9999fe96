import { createMemo, createSignal, For, Show, untrack, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { isWeChat } from '../../state/in-wechat.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { hitRate, saveFile, SPOT_MARKS, SPOT_SEEDS, SPOT_SIZE, type SpotRow } from '../../state/spot-check.ts'
import { Button } from '../kit/button.tsx'
import { areaText } from './area-words.ts'
import { usePlanner } from './create-planner.ts'
import { createSpot, type Spot } from './create-spot.ts'
import { createPaper, Paper } from './paper.tsx'
import { SpotPaper } from './spot-paper.tsx'
import './spot-check.css'

/** 「抽查 20 个」: a seeded sample to visit, ticked here, with its hit rate, on paper and as a file. */
export function SpotCheck(): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().areas.spot
  const [isOpen, setOpen] = createSignal(false)
  return (
    <details class="planner-spot" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words().button}</summary>
      <Show when={isOpen()}>
        <SpotBody />
      </Show>
    </details>
  )
}

function SpotBody(): JSX.Element {
  const { number } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().areas.spot
  const spot = createSpot()
  const of = () => spot.candidates().length
  return (
    <div class="planner-spot-body">
      <Show when={of() > 0} fallback={<p class="planner-note">{words().none}</p>}>
        <p class="planner-note">{words().lead(number(Math.min(SPOT_SIZE, of())), number(of()))}</p>
        <DrawForm spot={spot} />
      </Show>
      <Show when={spot.trouble()}>
        {(trouble) => (
          <p class="planner-note" role="status">
            {words().troubles[trouble()]}
          </p>
        )}
      </Show>
      <Show when={spot.check()}>
        <Drawn spot={spot} />
      </Show>
    </div>
  )
}

/** The seed and the button that draws; ticks are not thrown away unasked. */
function DrawForm(props: { readonly spot: Spot }): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().areas.spot
  const [seed, setSeed] = createSignal(untrack(() => String(props.spot.check()?.seed ?? freshSeed())))
  const [isAsking, ask] = createSignal(false)
  const value = () => (/^\d{1,6}$/.test(seed().trim()) ? Number(seed()) : 0)
  const isGood = () => value() >= SPOT_SEEDS.least
  const hasTicks = () => props.spot.check()?.rows.some(({ mark }) => mark !== null) ?? false
  const draw = () => {
    ask(false)
    props.spot.draw(value())
  }
  const wish = () => {
    if (!isGood()) return
    if (hasTicks()) ask(true)
    else draw()
  }
  return (
    <form
      class="planner-spot-draw"
      onSubmit={(event) => {
        event.preventDefault()
        wish()
      }}
    >
      <label>
        {words().seed}
        <input
          inputmode="numeric"
          autocomplete="off"
          value={seed()}
          aria-invalid={!isGood()}
          aria-describedby="planner-spot-seed"
          onInput={(event) => setSeed(event.currentTarget.value)}
        />
      </label>
      <Button kind="quiet" onClick={wish} disabled={!isGood()}>
        {props.spot.check() === null ? words().draw : words().again}
      </Button>
      <p id="planner-spot-seed" class="planner-note">
        {isGood() ? words().seedNote : words().badSeed}
      </p>
      <Show when={isAsking()}>
        <div class="planner-spot-ask" role="alert">
          <span>{words().replace}</span>
          <Button kind="quiet" onClick={draw}>
            {words().again}
          </Button>
          <Button kind="plain" onClick={() => ask(false)}>
            {words().keep}
          </Button>
        </div>
      </Show>
    </form>
  )
}

const freshSeed = (): number => 1 + Math.floor(Math.random() * SPOT_SEEDS.most)

function Drawn(props: { readonly spot: Spot }): JSX.Element {
  const { number, percent } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().areas.spot
  const rows = () => props.spot.check()?.rows ?? []
  const rate = createMemo(() => hitRate(rows()))
  const paper = createPaper()
  const save = () => {
    const file = props.spot.file()
    if (file !== null) saveFile(file)
  }
  const found = () => {
    const { rate: share, right, of } = rate()
    return share === null ? words().noRate : words().rate(percent(share), number(right), number(of))
  }
  return (
    <>
      <p class="planner-spot-rate" role="status">
        <b>{found()}</b>
        <span>{words().progress(number(rate().checked), number(rows().length))}</span>
        <Show when={rate().unsure > 0}>
          <span>{words().unsure(number(rate().unsure))}</span>
        </Show>
      </p>
      <p class="planner-note">{props.spot.about().join(' · ')}</p>
      <Show when={props.spot.isOther()}>
        <p class="planner-note">{words().other}</p>
      </Show>
      <ol class="planner-spot-rows">
        <For each={rows().map(({ id }) => id)}>{(id) => <Row id={id} spot={props.spot} />}</For>
      </ol>
      <div class="planner-spot-buttons">
        <Show when={!isWeChat()}>
          <Button kind="quiet" onClick={() => paper.print()}>
            {words().print}
          </Button>
        </Show>
        <Button kind="quiet" onClick={save}>
          {words().csv}
        </Button>
      </div>
      <Show when={paper.isWanted()}>
        <Paper>
          <SpotPaper spot={props.spot} found={found()} />
        </Paper>
      </Show>
    </>
  )
}

function Row(props: { readonly id: string; readonly spot: Spot }): JSX.Element {
  const planning = usePlanningWords()
  const planner = usePlanner()
  const words = () => planning().areas.spot
  const row = (): SpotRow | undefined => props.spot.check()?.rows.find(({ id }) => id === props.id)
  const at = () => props.spot.indexOf(props.id)
  return (
    <Show when={row()}>
      {(found) => (
        <li>
          <div>
            <Show when={at() !== null} fallback={<b>{found().name}</b>}>
              <button type="button" class="planner-area-open" onClick={() => planner.open(at() ?? 0)}>
                {found().name}
              </button>
            </Show>
            <small>
              {[areaOf(found(), planning().areas), props.spot.judged(found())].filter(Boolean).join(' · ')}
            </small>
          </div>
          <div class="planner-spot-marks" role="group" aria-label={words().check(found().name)}>
            <For each={SPOT_MARKS}>
              {(mark) => (
                <button
                  type="button"
                  class="planner-chip"
                  aria-pressed={found().mark === mark}
                  onClick={() => props.spot.mark(props.id, mark)}
                >
                  {words().mark[mark]}
                </button>
              )}
            </For>
          </div>
        </li>
      )}
    </Show>
  )
}

function areaOf({ district, street }: SpotRow, words: Parameters<typeof areaText>[1]): string {
  return district === null && street === null ? '' : areaText({ district, street }, words)
}
