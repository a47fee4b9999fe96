import type { engine as original } from '../zh-hans/engine.ts'

const plural = (n: string, one: string, many: string): string => `${n} ${n === '1' ? one : many}`

export const engine: typeof original = {
  title: 'Engine',
  lead: 'Drag an imagined facility: every street and every community of the city is worked out again at once.',
  back: 'Back to Quarter Hour',
  loadingStreets: "Reading the city's streets",
  loadingCity: 'Opening the city',
  noCity: 'There is no city with streets here.',

  controls: {
    heading: 'Settings',
    service: 'Service',
    walker: 'Walker',
    minutes: 'Time limit',
    minutesOf: (n) => `${n} min`,
    show: 'Colour of the streets',
    showMinutes: 'Minutes to this service',
    showMissing: 'Number of missing services',
    facility: 'With the imagined facility',
    facilityHint: 'Drag the dot on the map; or select it and use the arrow keys, 50 m each time.',
  },
  handle: (service) => `Imagined facility: ${service}. Arrow keys move it by 50 m`,

  legend: {
    title: 'Colour of the streets',
    minutes: 'Minutes on foot',
    missing: 'Services missing',
    range: (from, to) => `${from}–${to}`,
    beyond: (from) => `over ${from}`,
    more: (from) => `${from} or more`,
    unreached: 'no way there',
  },

  outcome: {
    heading: 'Outcome',
    today: 'Today',
    withIt: 'With it',
    change: 'Change',
    residents: 'Residents within reach of the service (about)',
    reached: 'Communities within reach of the service',
    complete: 'Communities with all services',
    gaps: 'Communities with gaps',
    none: 'There are no communities to judge in this city.',
    offNetwork: 'There is no street within 150 m: the imagined facility changes nothing here.',
    told: (change) => `Change in residents within reach of the service: ${change}`,
  },

  sites: {
    heading: 'Best sites',
    lead: 'Finds places on any street of the city that bring the service within reach of the most residents.',
    count: 'How many',
    countOf: (n) => plural(n, 'site', 'sites'),
    find: 'Find sites',
    working: 'Looking for sites',
    cancel: 'Stop',
    gain: (n) => `about ${plural(n, 'resident', 'residents')} more`,
    from: (now, then, all) => `Residents within reach: from about ${now} to about ${then}, of ${all}`,
    gap: (percent) => `The gain is at most ${percent} below the best possible.`,
    none: 'No place would bring the service to more residents.',
    stopped: 'The search was stopped.',
    failed: 'The sites could not be worked out.',
  },

  openings: {
    heading: 'Which gate is worth most',
    lead: 'Closed gates and short missing links, by the residents who gain a service.',
    find: 'Compare',
    working: 'Trying one after another',
    gate: 'Open a gate',
    link: (metres) => `Add a footpath of ${metres} m`,
    gain: (n) => `about ${plural(n, 'resident gains', 'residents gain')}`,
    tried: (n) => `${plural(n, 'place was', 'places were')} compared.`,
    none: 'None of them would help any resident.',
    failed: 'The comparison could not be made.',
  },

  figures: {
    heading: 'Time taken',
    lead: 'Measured on this device, in milliseconds. Work and drawing alone, without reading files.',
    what: 'Step',
    count: 'Count',
    median: 'Median',
    p95: '95% within',
    moveWorker: 'Moving: engine',
    moveMain: 'Moving: page',
    walkerWorker: 'Another walker: engine',
    walkerMain: 'Another walker: page',
    upload: 'Recolouring the streets',
    render: 'Drawing the streets once',
    size: (nodes, pieces) => `This city: ${nodes} junctions, ${pieces} pieces of street.`,
    kernels: {
      wasm: 'Worked out by WebAssembly.',
      plain: 'This browser has no WebAssembly SIMD: worked out by JavaScript.',
    },
  },
}
