import { createUniqueId, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { Button } from '../kit/button.tsx'
import type { Report } from './create-report.ts'

export interface ReportOutletsProps {
  readonly report: Report
  /** Something has to be said first. */
  readonly onRefused: () => void
  readonly onClose: () => void
}

/** The ways out: a filled-in issue, a copy, this browser alone, OpenStreetMap; and the text as it will go out. */
export function ReportOutlets(props: ReportOutletsProps): JSX.Element {
  const { t } = useI18n()
  const id = createUniqueId()
  const words = () => t().notes.report
  let preview: HTMLTextAreaElement | undefined
  const tellRefusal = (): void => {
    if (props.report.error() !== null) props.onRefused()
  }
  const copy = async (): Promise<void> => {
    const copied = props.report.copy(preview)
    tellRefusal()
    await copied
  }
  return (
    <>
      <div class="notes-buttons">
        <Show when={props.report.issue()}>
          {(issue) => (
            <a
              class="kit-button"
              data-kind="primary"
              href={issue().url}
              target="_blank"
              rel="noopener noreferrer"
              onClick={(event) => {
                if (!props.report.open()) event.preventDefault()
                tellRefusal()
              }}
            >
              {words().issue}
              <span class="visually-hidden">{words().newTab}</span>
            </a>
          )}
        </Show>
        <Button kind={props.report.issue() === null ? 'primary' : 'quiet'} onClick={() => void copy()}>
          {words().copy}
        </Button>
        <Button
          kind="quiet"
          onClick={() => {
            props.report.keepOnly()
            tellRefusal()
          }}
        >
          {words().keep}
        </Button>
        <Button kind="plain" onClick={() => props.onClose()}>
          {words().close}
        </Button>
      </div>
      <p class="notes-hint">{words().notSent}</p>
      <Show when={props.report.issue()?.isWhole === false}>
        <p class="notes-hint">{words().cut}</p>
      </Show>
      <p class="notes-said" role="status">
        <Show when={props.report.said()}>{(which) => words()[which()]}</Show>
      </p>
      <div class="notes-field">
        <label for={id}>{words().preview}</label>
        <textarea
          id={id}
          class="notes-preview"
          readonly
          rows={props.report.letter().split('\n').length + 3}
          ref={(element) => (preview = element)}
          value={props.report.letter()}
        />
      </div>
      <OsmLinksNote report={props.report} />
    </>
  )
}

function OsmLinksNote(props: { readonly report: Report }): JSX.Element {
  const { t } = useI18n()
  const words = () => t().notes.report
  const links = () => {
    const osm = props.report.osm()
    if (osm === null) return null
    return [
      { text: words().osmObject, url: osm.object },
      { text: words().osmNote, url: osm.note },
      { text: words().osmEdit, url: osm.edit },
    ]
  }
  return (
    <Show when={links()}>
      {(found) => (
        <div class="notes-osm">
          <p class="notes-hint">{words().osm}</p>
          <ul class="notes-links">
            <For each={found()}>
              {(link) => (
                <li>
                  <a href={link.url} target="_blank" rel="noopener noreferrer">
                    {link.text}
                    <span class="visually-hidden">{words().newTab}</span>
                  </a>
                </li>
              )}
            </For>
          </ul>
        </div>
      )}
    </Show>
  )
}
