import type { Dictionary } from '../dictionary.ts'

/** English. */
export const map: Dictionary['map'] = {
  title: 'Map',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  showCity: 'Show the whole city',
  noDrawing: {
    title: 'This browser cannot draw the map',
    text: 'Lists and tables work as always, and every result is there. A newer browser, or hardware acceleration turned on, would show the map.',
  },
  grades: {
    all: 'Everything within reach',
    missing: (n) => `${n} missing`,
    atLeast: (n) => `At least ${n} missing`,
    undetermined: 'Undetermined',
  },
  residents: (n) => `About ${n} residents`,
  minutes: (n) => `${n} min on foot`,
  kilometres: (n) => `${n} km on foot`,
  withinReach: 'Within reach',
  tooFarBy: (walk) => `Too far: nearest ${walk}`,
  cannotTell: "Can't tell",
  legend: {
    title: 'Legend',
    meets: 'Meets',
    gaps: 'Gaps (number missing)',
    undetermined: 'Undetermined',
    tooFarMinutes: 'Too far (minutes to the nearest)',
    tooFarKilometres: 'Too far (km to the nearest)',
    notJudged: 'Communities to choose from',
    bands: (minutes) => `Within ${minutes} min on foot`,
    edge: (minutes) => `${minutes} min on foot`,
    estimate: 'Estimated in a straight line',
    straight: 'In a straight line',
    date: (month) => `Data ${month}`,
  },
}
