import Check from 'lucide-solid/icons/check'
import { Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { Tag } from './tag.tsx'

/** Says whether somebody has checked a value against its source. */
export function VerifiedMark(props: { readonly verified: boolean }): JSX.Element {
  const { t } = useI18n()
  return (
    <Tag tone={props.verified ? 'teal' : 'amber'}>
      <Show when={props.verified}>
        <Check size={14} aria-hidden="true" />
      </Show>
      {props.verified ? t().shell.verified : t().shell.unverified}
    </Tag>
  )
}
