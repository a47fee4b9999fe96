import { createSignal, createUniqueId, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { readSitePoints, type SitePoints } from '../../../state/site-points.ts'
import { RowErrors } from '../../data/row-errors.tsx'
import { Disclosure } from '../../kit/disclosure.tsx'
import { FileButton } from '../../kit/file-button.tsx'
import { reasonOf } from '../../kit/problem-note.tsx'
import { usePlanTab } from './create-plan-tab.ts'

export interface SitesListFieldProps {
  readonly list: SitePoints | null
  /** Whether a search was asked for without a list. */
  readonly isMissing: boolean
  readonly onRead: (list: SitePoints) => void
}

/** A list of one's own of where facilities may stand: what was read of it, and every row that cannot be used. */
export function SitesListField(props: SitesListFieldProps): JSX.Element {
  const tab = usePlanTab()
  const { t, number } = useI18n()
  const id = createUniqueId()
  const [isReading, setReading] = createSignal(false)
  const words = () => tab.words().sites.sites.list
  const read = async (file: File): Promise<void> => {
    setReading(true)
    const list = await readSitePoints(file)
    setReading(false)
    props.onRead(list)
  }
  return (
    <div class="plan-list">
      <FileButton
        label={words().choose}
        accept=".csv,.json,.geojson"
        describedBy={`${id}-hint${props.isMissing ? ` ${id}-error` : ''}`}
        isInvalid={props.isMissing}
        onFile={(file) => void read(file)}
      />
      <p class="planner-note" id={`${id}-hint`}>
        {words().hint}
      </p>
      <div role="status">
        <Show when={isReading()}>
          <p class="planner-note">{words().reading}</p>
        </Show>
        <Show when={props.isMissing}>
          <p class="plan-error" id={`${id}-error`}>
            {words().missing}
          </p>
        </Show>
        <Show when={isReading() ? null : props.list}>
          {(list) => (
            <>
              <Show when={list().error === null}>
                <p>{words().read(list().name, number(list().points.length))}</p>
              </Show>
              <Show when={list().error}>
                {(error) => (
                  <>
                    <p class="plan-error">{reasonOf(error(), t())}</p>
                    <Disclosure summary={tab.words().plan.notice.details}>
                      <p class="planner-note">{error().message}</p>
                    </Disclosure>
                  </>
                )}
              </Show>
              <RowErrors file={list()} />
            </>
          )}
        </Show>
      </div>
    </div>
  )
}
