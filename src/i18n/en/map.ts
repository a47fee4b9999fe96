import type { Dictionary } from '../dictionary.ts'

/** English. */
export const map: Dictionary['map'] = {
  title: 'Map',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  showCity: 'Show the whole city',
  notLoaded: {
    title: 'The map could not be loaded',
    text: 'Lists and tables work as always. Please check the connection, then reload the page.',
  },
  noDrawing: {
    title: 'This browser cannot draw the map',
    text: 'Lists and tables work as always, and every result is there. A newer browser, or hardware acceleration turned on, would show the map.',
  },
  missing: (n) => `${n} missing`,
  atLeast: (n) => `At least ${n} missing`,
  residents: (people) => `Residents: ${people}`,
  minutes: (n) => `${n} min on foot`,
  kilometres: (n) => `${n} km on foot`,
  labelMinutes: (n) => `${n} min`,
  straightCircle: (minutes) => `${minutes} min in a straight line`,
  walkableShare: (percent) => `walkable share ${percent}`,
  joined: (one, other) => `${one} · ${other}`,
  metresOnScale: (n) => `${n} m`,
  kilometresOnScale: (n) => `${n} km`,
  withinReach: 'Within reach',
  tooFarBy: (walk) => `Too far: nearest ${walk}`,
  cannotTell: "Can't tell",
  legend: {
    title: 'Legend',
    meets: 'Meets',
    gaps: 'Gaps (number missing)',
    meetsWith: (tolerance) => `Meets (${tolerance} may be missing)`,
    tooFar: 'Too far',
    tooFarMinutes: 'Too far (minutes to the nearest)',
    tooFarKilometres: 'Too far (km to the nearest)',
    notJudged: 'Communities to choose from',
    bands: (minutes) => `Within ${minutes} min on foot`,
    edge: (minutes) => `${minutes} min on foot`,
    estimate: 'Estimated in a straight line',
    straight: 'In a straight line',
    walker: (walker, minutes) => `${walker}: ${minutes} min`,

    date: (month) => `Data ${month}`,
  },
}
