import Download from 'lucide-solid/icons/download'
import { createSignal, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import './export-list.css'

const FORMATS = ['csv', 'geojson', 'json'] as const
type Format = (typeof FORMATS)[number]

/** The list of gaps as a file, in one of three forms. */
export function ExportList(): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const words = () => t().planner.export
  const [busy, setBusy] = createSignal(false)
  const save = async (format: Format) => {
    if (busy()) return
    setBusy(true)
    try {
      await session.download(format)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class="planner-inset">
      <details class="planner-export">
        <summary>
          <Download size={18} aria-hidden="true" />
          {words().button}
        </summary>
        <ul class="planner-export-formats">
          <For each={FORMATS}>
            {(format) => (
              <li>
                <button
                  type="button"
                  aria-disabled={busy() ? true : undefined}
                  onClick={() => void save(format)}
                >
                  <b>{words()[format]}</b>
                  <span>{words()[`${format}Note`]}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </details>
      <p class="planner-note" aria-live="polite">
        <Show when={busy()}>{words().busy}</Show>
      </p>
    </div>
  )
}
