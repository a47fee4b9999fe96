import { createUniqueId, For, onMount, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { CORRECTION_KINDS } from '../../state/notes.ts'
import { createReport, type Report, type ReportSubject } from './create-report.ts'
import './notes-forms.css'
import { ReportOutlets } from './report-outlets.tsx'
import { isSuggesting, type SuggestingKind } from './report-text.ts'
import { useRows } from './rows-context.ts'
import { useWords } from './words.ts'

export interface ReportFormProps extends ReportSubject {
  /** Closes the form and gives the focus back. */
  readonly onClose: () => void
}

/** What can be wrong with a facility that is on the map. */
const KINDS = CORRECTION_KINDS.filter((kind) => kind !== 'missing-place' && kind !== 'there')
/** What an address can still carry, and more than is needed. */
const MOST_WORDS = 1_000

/** What is wrong, what would be right, and the text that comes of it. Sends nothing. */
export function ReportForm(props: ReportFormProps): JSX.Element {
  const { t } = useI18n()
  const report = createReport(props)
  const words = () => t().notes.report
  const isMissing = () => props.facility === null
  let form: HTMLFormElement | undefined
  onMount(() => {
    form?.scrollIntoView({ block: 'nearest' })
    form?.querySelector('select')?.focus()
  })
  const showError = (): void => {
    queueMicrotask(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  return (
    <form
      class="notes-form"
      aria-label={isMissing() ? t().notes.tellUs.heading : words().heading}
      ref={(element) => (form = element)}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onClose()
      }}
    >
      <Show when={!isMissing()} fallback={<ServiceField report={report} services={props.services} />}>
        <KindField report={report} />
      </Show>
      <Show when={suggestingKind(report)}>{(kind) => <SuggestedField report={report} kind={kind()} />}</Show>
      <TextField report={report} />
      <ReportOutlets report={report} onRefused={showError} onClose={() => props.onClose()} />
    </form>
  )
}

function suggestingKind(report: Report): SuggestingKind | null {
  const kind = report.kind()
  return isSuggesting(kind) ? kind : null
}

interface FieldProps {
  readonly report: Report
}

function KindField(props: FieldProps): JSX.Element {
  const { t } = useI18n()
  return (
    <label class="notes-field">
      <span>{t().notes.report.what}</span>
      <select
        onChange={(event) => {
          const kind = KINDS.find((one) => one === event.currentTarget.value)
          if (kind !== undefined) props.report.setKind(kind)
        }}
      >
        <For each={KINDS}>
          {(kind) => (
            <option value={kind} selected={kind === props.report.kind()}>
              {t().notes.report.kinds[kind]}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}

function ServiceField(props: FieldProps & { readonly services: readonly string[] }): JSX.Element {
  const { t } = useI18n()
  const words = useWords()
  const rows = useRows()
  return (
    <label class="notes-field">
      <span>{t().notes.report.service}</span>
      <select onChange={(event) => props.report.setService(event.currentTarget.value)}>
        <For each={props.services}>
          {(service) => (
            <option value={service} selected={service === props.report.service()}>
              {rows().nameOf(words(), service)}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}

function SuggestedField(props: FieldProps & { readonly kind: SuggestingKind }): JSX.Element {
  const { t } = useI18n()
  const id = createUniqueId()
  const words = () => t().notes.report
  const present = () => {
    const value = props.report.present()
    return value === null || props.kind === 'missing-place' ? null : words().present[props.kind](value)
  }
  const error = () => props.report.error() === 'missing-place'
  return (
    <div class="notes-field">
      <label for={id}>{words().suggested[props.kind]}</label>
      <Show when={present()}>{(said) => <p class="notes-hint">{said()}</p>}</Show>
      <input
        id={id}
        type="text"
        autocomplete="off"
        maxlength={MOST_WORDS}
        placeholder={words().example[props.kind]}
        aria-invalid={error() ? 'true' : undefined}
        aria-describedby={error() ? `${id}-error` : undefined}
        value={props.report.suggested()}
        onInput={(event) => props.report.setSuggested(event.currentTarget.value)}
      />
      <Show when={error()}>
        <p class="notes-error" id={`${id}-error`} role="alert">
          {words().errors['missing-place']}
        </p>
      </Show>
    </div>
  )
}

function TextField(props: FieldProps): JSX.Element {
  const { t } = useI18n()
  const id = createUniqueId()
  const words = () => t().notes.report
  const error = () => props.report.error() === 'text'
  return (
    <div class="notes-field">
      <label for={id}>{props.report.kind() === 'other' ? words().textNeeded : words().text}</label>
      <textarea
        id={id}
        rows={2}
        maxlength={MOST_WORDS}
        required={props.report.kind() === 'other'}
        aria-invalid={error() ? 'true' : undefined}
        aria-describedby={error() ? `${id}-error` : undefined}
        value={props.report.text()}
        onInput={(event) => props.report.setText(event.currentTarget.value)}
      />
      <Show when={error()}>
        <p class="notes-error" id={`${id}-error`} role="alert">
          {words().errors.text}
        </p>
      </Show>
    </div>
  )
}
