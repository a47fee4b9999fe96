import { createMemo, createUniqueId, For, Match, Show, Switch, type JSX } from 'solid-js'
import { communityName } from '../../i18n/community-name.ts'
import { useDataWords } from '../../i18n/data-words.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { isWeChat } from '../../state/in-wechat.ts'
import {
  createDoubtfulCheck,
  DOUBTFUL_WITHIN_MINUTES,
  FOUND_KINDS,
  hasHours,
  MOST_DOUBTFUL,
  OLD_AFTER_YEARS,
  type DoubtfulCheck,
  type DoubtfulPlace,
} from '../../state/doubtful-places.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { createPaper, Paper } from '../planner/paper.tsx'
import './doubtful-check.css'
import { DoubtfulPaper } from './doubtful-paper.tsx'
import { createDoubtfulWords } from './doubtful-words.ts'

/** 「十分钟查漏」: places near the selected one whose data are in doubt, to go and look; what is found is kept. */
export function DoubtfulSection(): JSX.Element {
  const { number } = useI18n()
  const data = useDataWords()
  const session = useSession()
  const words = () => data().doubtful
  const check = createDoubtfulCheck(session)
  const isWalking = () => session.work().place !== null
  return (
    <section class="data-section data-doubtful">
      <h3 id="data-doubtful-heading">{words().heading}</h3>
      <p>{words().lead(number(DOUBTFUL_WITHIN_MINUTES), number(MOST_DOUBTFUL))}</p>
      <StartField />
      <p role="status" class="data-small">
        <Switch>
          <Match when={isWalking()}>{words().walking}</Match>
          <Match when={check.places() === null}>{words().noPlace}</Match>
          <Match when={check.places()?.length === 0}>{words().none(number(DOUBTFUL_WITHIN_MINUTES))}</Match>
          <Match when={check.places()}>
            {words().progress(number(check.checked()), number(check.places()?.length ?? 0))}
          </Match>
        </Switch>
      </p>
      <Show when={check.places()?.length}>
        <Found check={check} />
      </Show>
    </section>
  )
}

/** From which community to go; a point that was chosen on the map stands until another choice is made. */
function StartField(): JSX.Element {
  const i18n = useI18n()
  const data = useDataWords()
  const session = useSession()
  const id = createUniqueId()
  const words = () => data().doubtful
  const communities = createMemo(() => {
    const { compare } = new Intl.Collator(i18n.language(), { numeric: true })
    return (session.city()?.communities ?? [])
      .map((community, index) => ({ index, name: communityName(community, index, i18n) }))
      .toSorted((a, b) => compare(a.name, b.name))
  })
  const chosen = () => {
    const place = session.place()
    return place?.kind === 'community' ? place.community : null
  }
  return (
    <div class="data-doubtful-start">
      <label for={id}>{words().from}</label>
      <select
        id={id}
        onChange={(event) => {
          const { value } = event.currentTarget
          if (value !== '') session.select({ kind: 'community', community: Number(value) })
        }}
      >
        <option value="" selected={chosen() === null}>
          {session.place() === null ? words().choose : words().point}
        </option>
        <For each={communities()}>
          {({ index, name }) => (
            <option value={index} selected={index === chosen()}>
              {name}
            </option>
          )}
        </For>
      </select>
    </div>
  )
}

function Found(props: { readonly check: DoubtfulCheck }): JSX.Element {
  const { number } = useI18n()
  const data = useDataWords()
  const words = () => data().doubtful
  const paper = createPaper()
  return (
    <>
      <ol class="data-doubtful-list" aria-labelledby="data-doubtful-heading">
        <For each={props.check.places()}>{(place) => <Row place={place} check={props.check} />}</For>
      </ol>
      <p class="data-small">{words().rule(number(OLD_AFTER_YEARS))}</p>
      <p class="data-small">{words().kept}</p>
      <div class="data-buttons">
        <Show when={!isWeChat()}>
          <Button kind="quiet" onClick={() => paper.print()}>
            {words().print}
          </Button>
        </Show>
        <Button kind="quiet" onClick={toKept}>
          {words().toKept}
        </Button>
      </div>
      <Show when={paper.isWanted()}>
        <Paper>
          <DoubtfulPaper check={props.check} />
        </Paper>
      </Show>
    </>
  )
}

function toKept(): void {
  const section = document.querySelector<HTMLElement>('#kept-notes')
  section?.scrollIntoView()
  section?.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true })
}

function Row(props: { readonly place: DoubtfulPlace; readonly check: DoubtfulCheck }): JSX.Element {
  const data = useDataWords()
  const id = createUniqueId()
  const said = createDoubtfulWords()
  const words = () => data().doubtful
  const about = () => ({
    place: props.place,
    name: said.nameOf(props.place),
    presentHours: said.hoursOf(props.place),
  })
  return (
    <li>
      <div class="data-doubtful-place">
        <b>{said.nameOf(props.place)}</b>
        <span class="data-small">{said.factsOf(props.place).join(' · ')}</span>
        <ul class="data-doubtful-reasons" aria-label={words().reasons}>
          <For each={props.place.doubts}>
            {(doubt) => (
              <li class="data-mark" data-tone="amber">
                {words().doubt[doubt]}
              </li>
            )}
          </For>
        </ul>
      </div>
      <div class="data-doubtful-answer">
        <div role="group" class="data-buttons" aria-label={words().isIt(said.nameOf(props.place))}>
          <For each={FOUND_KINDS}>
            {(kind) => (
              <Button
                kind="quiet"
                pressed={props.check.found(props.place) === kind}
                onClick={() => props.check.mark(about(), kind)}
              >
                {words().found[kind]}
              </Button>
            )}
          </For>
        </div>
        <Show when={hasHours(props.place)}>
          <span class="data-doubtful-hours">
            <label for={id}>{words().hours}</label>
            <input
              id={id}
              type="text"
              autocomplete="off"
              maxlength={200}
              aria-label={words().hoursAt(said.nameOf(props.place))}
              placeholder={words().hoursExample}
              value={props.check.hours(props.place)}
              onChange={(event) => props.check.writeHours(about(), event.currentTarget.value)}
            />
          </span>
        </Show>
      </div>
    </li>
  )
}
