import { For, Show, type JSX } from 'solid-js'
import type { OwnFileNote } from '../../engine/protocol.ts'
import { useDataWords } from '../../i18n/data-words.ts'
import { useI18n } from '../../i18n/i18n.ts'
import type { GivenFile } from '../../state/own-reading.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { ProgressLine } from '../kit/progress-line.tsx'
import { ChooseFiles } from './choose-files.tsx'
import { ColumnChoice } from './column-choice.tsx'
import './data.css'
import './own-files.css'
import { FileCoordinates } from './file-coordinates.tsx'
import { FileNeeds } from './file-needs.tsx'
import { FileUse } from './file-use.tsx'
import { KeptFiles } from './kept-files.tsx'
import { RowErrors } from './row-errors.tsx'

const ROLES = ['communities', 'facilities'] as const

/** Somebody's own lists: how to give them, what was taken of them, and how to be rid of them. */
export function OwnFilesCard(): JSX.Element {
  const data = useDataWords()
  const session = useSession()
  const words = () => data().own
  const own = () => session.city()?.own ?? null
  const swapWords = () => {
    const { communities, facilities } = session.ownGiven()
    if (communities !== null && facilities !== null) return words().swapBoth
    return communities !== null ? words().swapToFacilities : words().swapToCommunities
  }
  const isBusy = () => session.work().ownFiles !== null
  // what was kept can be removed though it could not be used
  const hasFiles = () =>
    ROLES.some((role) => session.ownGiven()[role] !== null || session.ownKept.names()[role] !== undefined)
  const canSwap = () => ROLES.some((role) => session.ownGiven()[role] !== null)
  return (
    <section class="data-section data-own">
      <h3>{words().heading}</h3>
      <p>{session.cityId() === null ? words().leadNoCity : words().lead}</p>
      <p>
        <strong>{words().local}</strong>
      </p>
      <ChooseFiles />
      <Show when={session.work().ownFiles}>
        {(progress) => (
          <div class="own-progress">
            <ProgressLine label={words().reading} progress={progress()} />
            <Button kind="quiet" onClick={() => session.cancelFiles()}>
              {words().cancel}
            </Button>
          </div>
        )}
      </Show>
      <div aria-live="polite" class="data-own-taken">
        <Show when={own()?.onNetwork === false}>
          <p class="data-estimate">{words().estimate}</p>
        </Show>
        <For each={ROLES}>
          {(role) => (
            <Show when={session.ownGiven()[role]}>
              {(given) => <GivenCard role={role} given={given()} />}
            </Show>
          )}
        </For>
        <Show when={own()?.onNetwork}>
          <p class="data-small">{words().onNetwork}</p>
        </Show>
        <KeptFiles />
      </div>
      <Show when={hasFiles()}>
        <div class="data-buttons">
          <Show when={own()}>
            <Button kind="primary" onClick={() => session.setDoor('gaps')}>
              {words().seeGaps}
            </Button>
          </Show>
          <Show when={canSwap()}>
            <Button kind="quiet" disabled={isBusy()} onClick={() => void session.swapFiles()}>
              {swapWords()}
            </Button>
          </Show>
          <Button kind="quiet" disabled={isBusy()} onClick={() => void session.forgetFiles()}>
            {words().forget}
          </Button>
        </div>
      </Show>
      <FileNeeds />
    </section>
  )
}

type Role = (typeof ROLES)[number]

/** A file that was given: what was taken of it, or that nothing was, and what may be put right. */
function GivenCard(props: { readonly role: Role; readonly given: GivenFile }): JSX.Element {
  const data = useDataWords()
  const session = useSession()
  const isTaken = () => session.ownUsed()[props.role] === props.given
  const note = () => (isTaken() ? (session.city()?.own?.[props.role] ?? null) : null)
  return (
    <div class="data-taken">
      <FileHead role={props.role} name={props.given.file.name} />
      <Show when={note()} fallback={<p>{data().own.notTaken}</p>}>
        {(file) => <Taken role={props.role} file={file()} />}
      </Show>
      <Show when={session.cityId() !== null}>
        <FileUse role={props.role} given={props.given} />
      </Show>
      <ColumnChoice role={props.role} given={props.given} isOpen={!isTaken()} />
      <Show when={note()}>{(file) => <RowErrors file={asListed(file())} />}</Show>
    </div>
  )
}

function Taken(props: { readonly role: Role; readonly file: OwnFileNote }): JSX.Element {
  const { number } = useI18n()
  const data = useDataWords()
  const words = () => data().own
  const isFigures = () => props.file.use === 'figures'
  return (
    <>
      <ul class="data-list">
        <li>{(isFigures() ? words().countFigures : words().count)(number(props.file.count))}</li>
        <Show when={props.file.outsideBounds > 0}>
          <li>{words().outsideBounds(number(props.file.outsideBounds))}</li>
        </Show>
        <Show when={props.file.offNetwork > 0}>
          <li>{words().offNetwork(number(props.file.offNetwork))}</li>
        </Show>
        <Show when={props.file.errors.length === 0}>
          <li>{words().clean}</li>
        </Show>
      </ul>
      <Show when={!isFigures()}>
        <FileCoordinates role={props.role} file={props.file} />
      </Show>
    </>
  )
}

function FileHead(props: { readonly role: Role; readonly name: string }): JSX.Element {
  const data = useDataWords()
  const session = useSession()
  const words = () => data().own
  return (
    <div class="own-head">
      <p class="data-taken-name">
        <span class="data-mark" data-tone="teal">
          {words().role[props.role]}
        </span>{' '}
        {props.name}
      </p>
      <Button
        kind="plain"
        label={words().removeOf(props.name)}
        onClick={() => void session.removeFile(props.role)}
      >
        {words().remove}
      </Button>
    </div>
  )
}

/** Rows of a workbook are told by their line, as those of a table are; it is read as one. */
const asListed = (file: OwnFileNote): OwnFileNote =>
  /\.xlsx$/i.test(file.name) ? { ...file, name: `${file.name}.csv` } : file
