import { For, type JSX } from 'solid-js'
import type { PlanTool } from '../../../state/plans.ts'
import { Button } from '../../kit/button.tsx'
import { Disclosure } from '../../kit/disclosure.tsx'
import { AddWithoutMap } from './add-without-map.tsx'
import { ChoiceField } from './choice-field.tsx'
import { usePlanTab } from './create-plan-tab.ts'

const TOOLS = ['add-facility', 'move-facility', 'close-facility', 'open', 'close', 'add-link'] as const
type Tool = (typeof TOOLS)[number]

/** Ways to add a step: by the next tap on the map, or without a map. */
export function AddStep(): JSX.Element {
  const tab = usePlanTab()
  const { plans, words } = tab
  const add = () => words().plan.add
  const current = () => toolName(plans.tool())
  const now = () => {
    const tool = current()
    if (tool === null) return ''
    return tool === 'add-facility' ? add().now[tool](tab.serviceNames([tab.service()])) : add().now[tool]
  }
  return (
    <section class="plan-add" aria-labelledby="plan-add">
      <div class="planner-inset">
        <h3 id="plan-add">{add().heading}</h3>
        <ChoiceField
          label={add().service}
          value={tab.service()}
          options={tab.services().map((id) => ({ value: id, label: tab.serviceNames([id]) }))}
          onChange={(service) => {
            tab.setService(service)
            if (plans.tool()?.kind === 'add-facility') plans.setTool(planTool('add-facility', service))
          }}
        />
        <p class="plan-label" id="plan-add-map">
          {add().onMap}
        </p>
        <div class="plan-tools" role="group" aria-labelledby="plan-add-map">
          <For each={TOOLS}>
            {(tool) => (
              <Button
                kind="quiet"
                pressed={current() === tool}
                onClick={() => plans.setTool(current() === tool ? null : planTool(tool, tab.service()))}
              >
                {add().tools[tool]}
              </Button>
            )}
          </For>
        </div>
        <p class="plan-now" role="status">
          {now()}
        </p>
        <Disclosure summary={add().noMap}>
          <AddWithoutMap />
        </Disclosure>
      </div>
    </section>
  )
}

function planTool(tool: Tool, service: string): PlanTool {
  switch (tool) {
    case 'add-facility':
      return { kind: tool, services: [service] }
    case 'open':
      return { kind: 'set-access', access: 'open' }
    case 'close':
      return { kind: 'set-access', access: 'closed' }
    case 'move-facility':
    case 'close-facility':
    case 'add-link':
      return { kind: tool }
  }
}

function toolName(tool: PlanTool | null): Tool | null {
  if (tool === null) return null
  if (tool.kind === 'set-access') return tool.access === 'open' ? 'open' : 'close'
  return tool.kind
}
