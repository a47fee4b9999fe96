import FileUp from 'lucide-solid/icons/file-up'
import { createSignal, onCleanup, onMount, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { createDragTargets } from './drag-targets.ts'
import './drop-zone.css'

/** Takes files that are dropped anywhere on the page, and covers it while some are dragged over. */
export function DropZone(): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const targets = createDragTargets()
  const [isOver, setOver] = createSignal(false)
  const listen = (name: 'dragenter' | 'dragleave' | 'dragover' | 'drop', act: (event: DragEvent) => void) => {
    const whenFiles = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      act(event)
      setOver(targets.isOver())
    }
    window.addEventListener(name, whenFiles)
    onCleanup(() => window.removeEventListener(name, whenFiles))
  }
  onMount(() => {
    listen('dragenter', (event) => {
      event.preventDefault()
      targets.enter(event.target)
    })
    listen('dragleave', (event) => targets.leave(event.target))
    listen('dragover', (event) => {
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
    })
    listen('drop', (event) => {
      event.preventDefault()
      targets.clear()
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) return
      // there stands what was taken of them, and why not
      session.setDoor('data')
      void session.useFiles(files)
    })
  })
  return (
    <Show when={isOver()}>
      <div class="drop-zone" aria-hidden="true">
        <div class="drop-zone-card">
          <FileUp size={40} />
          <p class="drop-zone-title">{t().shell.drop.title}</p>
          <p>{t().shell.drop.text}</p>
        </div>
      </div>
    </Show>
  )
}

/** Text and links that are dragged about are none of our business. */
const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
