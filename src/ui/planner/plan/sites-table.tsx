import { For, type JSX } from 'solid-js'
import type { ProposedSite } from '../../../city/live/propose-sites.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import type { Taking } from './create-taking.ts'
import { usePlanTab } from './create-plan-tab.ts'
import { cumulative } from './curve.ts'

export interface SitesTableProps {
  /** Best first. */
  readonly sites: readonly ProposedSite[]
  readonly taking: Taking
}

/** The sites by what each adds to those before it, each to be taken or left. */
export function SitesTable(props: SitesTableProps): JSX.Element {
  const tab = usePlanTab()
  const { number } = useI18n()
  const words = () => tab.words().sites.sites
  const totals = () => cumulative(props.sites.map(({ gain }) => gain))
  return (
    <div class="plan-table-box">
      <table class="planner-table plan-table">
        <caption class="visually-hidden">{words().table}</caption>
        <thead>
          <tr>
            <th scope="col">{words().take}</th>
            <th scope="col">{words().place}</th>
            <th scope="col" class="planner-number">
              {words().gain}
            </th>
            <th scope="col" class="planner-number">
              {words().total}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.sites}>
            {(site, i) => (
              <tr>
                <td>
                  <label class="plan-take">
                    <input
                      type="checkbox"
                      aria-label={words().takeOf(number(i() + 1))}
                      checked={props.taking.has(i())}
                      onChange={() => props.taking.toggle(i())}
                    />
                    <span aria-hidden="true">{number(i() + 1)}</span>
                  </label>
                </td>
                <th scope="row">{tab.placeText(site.at)}</th>
                <td class="planner-number">{tab.signedPeople(site.gain)}</td>
                <td class="planner-number">{tab.signedPeople(totals()[i()] ?? 0)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}
