import type { PlanningWords } from '../planning-words.ts'

export const modes: PlanningWords['modes'] = {
  control: 'Map shows',
  verdict: 'Verdict',
  bands: { minutes: 'Minutes', metres: 'Metres' },
  by: 'By service',
  allServices: 'All required services',
  streets: 'Streets',
  heads: {
    grade: 'Streets and communities: services missing',
    rule: (service) => `Within reach of: ${service}`,
    minutes: (service) => `Minutes on foot to: ${service}`,
    metres: (service) => `Metres on foot to: ${service} (numbers on marks: km)`,
  },
  range: (from, to) => `${from}–${to}`,
  beyond: (from) => `over ${from}`,
  unreached: 'None can be reached',
  verdicts: { inside: 'Within reach', outside: 'Too far', unknown: "Can't tell" },
  gained: { grade: 'Meets with the plan', rule: 'Within reach with the plan' },
  lost: { grade: 'No longer meets with the plan', rule: 'Out of reach with the plan' },
  outside: 'Outside the chosen area',
  histogram: {
    residents: (n) => `${n} residents`,
    label: (what, of, parts) => `${what}, ${of}: ${parts}`,
    part: (name, share) => `${name} ${share}`,
    and: '; ',
  },

  marks: {
    label: 'Steps of the plan on the map',
    of: (n, what) => `Step ${n}: ${what}`,
    'add-facility': (service) => `add ${service}`,
    'move-facility': (name) => `move ${name}`,
    'close-facility': (name) => `close ${name}`,
    'set-access': {
      open: 'open a gate or street',
      residents: 'restrict a gate or street to residents',
      closed: 'close a gate or street',
    },
    'add-link': 'add a footpath',
    unnamed: 'a facility',
    keys: 'arrow keys move it 50 m, with Shift 10 m',
    problem: 'this step has no effect',
    and: ', ',
  },

  tools: {
    'add-facility': (service) => `Tap the map where to add: ${service}`,
    'move-facility': 'Tap the facility to move',
    moveTo: (name) => `Now tap the new place of ${name}`,
    'close-facility': 'Tap the facility to close',
    'set-access': {
      open: 'Tap the gate or street to open',
      residents: 'Tap the gate or street to restrict to residents',
      closed: 'Tap the gate or street to close',
    },
    gates: { closed: 'closed gate', residents: 'residents only', open: 'open gate' },
    'add-link': 'Tap where the footpath begins',
    linkTo: 'Now tap where the footpath ends',
    linkLength: (metres) => `Now tap where it ends, about ${metres} m so far`,
    missed: {
      facility: 'No facility is near: tap closer to one',
      street: 'No street is near: tap closer to one',
    },
    escape: 'Esc cancels',
    cancel: 'Cancel',
  },
}
