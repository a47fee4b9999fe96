import type { DataWords } from '../data-words.ts'

const plural = (n: string, one: string, many: string): string => `${n} ${n === '1' ? one : many}`

export const data: DataWords = {
  title: 'How complete this data is',
  lead: (mapped, of) => `The map has ${mapped} of ${plural(of, 'kind', 'kinds')} of service.`,
  mapDate: (date) => `Map of ${date}. `,
  ownInstead: "This is about the city's own data, not about your lists.",
  engine: 'Try the engine: drag a facility and see the whole city worked out again',
  packages: 'The packages this page is made of, with their licences in full',
  noManifest: {
    title: 'Nothing is known about this data',
    text: 'This city is two lists, communities and facilities, without streets and without a record of sources, dates or licences. Distances are estimated in a straight line.',
  },
  loading: 'Opening the data…',

  sources: {
    heading: 'Sources',
    licence: 'Licence',
    date: 'Date',
    attribution: 'Credit',
    notStated: 'not stated',
    given: {
      communities: (file) => `List of communities (file ${file})`,
      streets: (file) => `Boundaries of streets and districts (file ${file})`,
      ledger: (file) => `Ledger of changes (file ${file})`,
    },
  },

  quality: {
    heading: 'Data quality',
    streets: 'Walkable streets',
    km: (n) => `${n} km`,
    connected: (share) => `${share} hang together`,
    dropped: (pieces, km) => `${plural(pieces, 'loose piece', 'loose pieces')} (${km} km) left out`,
    residentsOnly: (km) => `${km} km for residents of the estate only`,
    gates: 'Gates',
    gatesOf: (n) => n,
    gateKinds: (open, residents, closed) => `${open} open, ${residents} residents only, ${closed} closed`,
    origins: 'Homes (where walks begin)',
    facilities: 'Facilities',
    places: (n) => n,
    offNetwork: (n) => `${n} not on the network (over 150 m from a street)`,
    far: (n) => `${n} at 50–150 m from a street`,
    behindWall: (n) => `${n} behind a wall, railway or water`,
    communities: 'What is judged',
    units: {
      community: (n) => plural(n, 'community', 'communities'),
      village: (n) => plural(n, 'village', 'villages'),
      estate: (n) => plural(n, 'estate', 'estates'),
      derived: (n) => plural(n, 'derived block', 'derived blocks'),
    },
    unitsApart: 'Counted apart, never added up',
    residents: 'Residents',
    people: (n) => `about ${n}`,
    levels: (share) => `${share} of the estimate stands on mapped storeys`,
    rough: 'Under 30% of the storeys are mapped: a rough estimate',
    residentsHow:
      'Where a list gives a population, that is used; elsewhere footprint × storeys ÷ floor area per person.',
    assumptions: 'What the estimate stands on',
    assumption: {
      floorAreaPerHeadM2: (value) => `Floor area per person: ${value} m²`,
      censusTotal: (value) => `Census total: ${value} residents; the estimate is scaled to it`,
    },
    otherAssumption: (what, value) => `${what}: ${value}`,
  },

  services: {
    heading: 'How many of each service are mapped',
    caption:
      "Services with none or too few come first. Floors are those of the city's default standard. Headers sort the table.",
    service: 'Service',
    facilities: 'Mapped',
    per10000: 'Per 10,000',
    floor: 'Floor',
    noFloor: 'none',
    missing: 'None mapped',
    thin: 'Too few mapped',
    meaning:
      'None mapped does not mean none nearby: such a service is not judged. Where too few are mapped, "too far" is not claimed; the answer is "can\'t tell". Floors are working assumptions, not verified.',
    showAll: (n) => `Show all ${n}`,
    showFewer: 'Show fewer',
  },

  doubtful: {
    heading: 'Ten-minute check',
    lead: (minutes, most) =>
      `The places in most doubt within ${minutes} minutes on foot, at most ${most}. Go round, and see whether they are there and when they open.`,
    from: 'Start from',
    choose: 'Choose a community',
    point: 'the place chosen on the map',
    walking: 'Working out the walks…',
    noPlace: 'Choose a community here, or a place under Find services.',
    none: (minutes) => `Nothing is in doubt within ${minutes} minutes on foot.`,
    progress: (checked, of) => `${checked} of ${of} checked.`,
    reasons: 'Why',
    doubt: {
      'only-one': 'only one of its service nearby',
      'no-name': 'no name',
      'no-hours': 'no opening hours',
      far: 'over 50 m from any street',
      old: 'old data',
    },
    walk: (minutes) => `${minutes} min on foot`,
    mapHours: (hours) => `hours on the map: ${hours}`,
    nameless: (service) => `No name (${service})`,
    isIt: (name) => `${name}: is it there?`,
    found: { there: 'There', 'not-there': 'Not there' },
    hours: 'Opens',
    hoursAt: (name) => `Opens: ${name}`,
    hoursExample: 'e.g. 8:00–20:00',
    rule: (years) =>
      `Places with more reasons are chosen first, and listed nearest first. "Old data" means that the map, or a ledger's check, is more than ${years} years old: a working assumption, not verified. Bus stops, parks and other places without a door or counter are not asked for hours.`,
    kept: 'What you tick and write is kept as corrections (to be checked) in this browser only, and exported with the others.',
    toKept: 'Go to export',
    print: 'Print as one page',
    mapOf: (date) => `map of ${date}`,
    printed: (date) => `printed ${date}`,
    column: { number: 'No.', place: 'Place', found: 'There?' },
    boxes: '□ yes  □ no',
    separator: '; ',
    paperNote:
      'Afterwards fill this in under See the data, Ten-minute check, and export the corrections. The data are from a map and may be wrong; please do not enter places that are not open to the public.',
  },

  method: {
    heading: 'How a verdict is reached',
    steps: (share) => [
      'The map becomes a walking network: streets, paths, steps and gates, with who may use them.',
      'Homes and facilities are joined to the nearest street that can be walked; beyond 150 m they are not joined at all.',
      'From every home the walk to the nearest facility of each service is measured along that network, in minutes or metres, as the standard asks, never in a straight line.',
      "Ways inside an estate serve to leave one's own estate or to enter a facility's, never to cut through another.",
      `A service is within reach of a community when at least ${share} of its residents get there within the limit.`,
      '"Too far" needs evidence: where too few are mapped, the data end nearby or homes are off the network, the answer is "can\'t tell".',
      'A service of which the whole city has none on the map is set aside, and the page says how many were judged.',
      'A community is graded by how many required services it lacks. Opening hours are not considered.',
    ],
  },

  accuracy: {
    heading: 'How accurate it is',
    pictureRule:
      'The shape on the map is a picture and never a judge; verdicts come from minutes or metres along the network.',
    pictureNone:
      'Choose a place under Find services, and this counts where the shape and the minutes disagree.',
    pictureCount: (of, differ) =>
      `For the chosen place: of ${plural(of, 'nearest facility', 'nearest facilities')} compared, shape and minutes disagree on ${differ}.`,
    pictureInside: (name) => `${name}: within reach by minutes, outside the shape`,
    pictureOutside: (name) => `${name}: inside the shape, too far by minutes`,
    pictureWhy:
      'They mostly disagree at the edge: the shape is drawn on a 20 m grid and spreads off the street; a large site stands at its middle, but is walked to at its gate.',
    raster:
      'At 210 places of the example data (Astana 2017) the shapes overlap a 3 m raster of the same rule by 0.988 in the median.',
    table: {
      heading: 'Beside other programs',
      lead: (map, pairs, minutes) =>
        `Up to ${pairs} pairs of junctions in the example data (Astana, map of ${map}): how long the walk takes here, and how long by other programs. Half of the times here are longer than ${minutes} minutes.`,
      peer: 'Beside',
      equal: 'Equal',
      median: 'Half within',
      p95: '95% within',
      max: 'At most',
      of: (equal, pairs) => `${equal}/${pairs}`,
      units: { s: (n) => `${n} s`, m: (n) => `${n} m` },
      peers: {
        dijkstra: { name: 'Dijkstra', walks: 'the textbook algorithm, on the same network' },
        'ngraph-path': { name: 'ngraph.path', walks: 'every piece of street as drawn, unrounded' },
        graphology: {
          name: 'graphology-shortest-path',
          walks: 'every piece of street as drawn, unrounded',
        },
        'geojson-path-finder': {
          name: 'geojson-path-finder',
          walks: 'every piece of street as drawn, joined by itself by coordinates',
        },
        routino: { name: 'Routino', walks: 'reads the map itself, a network of its own; in metres' },
      },
      meaning:
        'The last three columns are differences. Equal means no more apart than rounding allows: piece by piece, times are rounded to 0.1 s and lengths to 0.1 m here. In the line of Routino it means the same length to the whole metre.',
      noneShorter:
        'No program found a way shorter than the one here: where they differ, the other one goes a longer way.',
      someShorter: (n) => `For ${plural(n, 'pair', 'pairs')} another program found a shorter way.`,
      made: (date, command) => `Found by ${command} on ${date}; a test works some of the pairs out again.`,
      failed: 'The table of comparisons did not come. Open the page again to see it.',
    },
    routino:
      'Routino, which makes a network of its own from the same maps, was also compared in three more maps and a made-up town. With the example data that is 2,242 pairs of places: 2,233 have the same length to the whole metre, in 8 Routino missed the shortest way of its own network, 1 is rounding, and 0 are faults of this page. In 83 more pairs Routino crashed; these are not compared.',
    hand: 'Beside that, 21 walks that another program added up piece by piece come out exactly the same.',
    more: 'More in docs/truth.md in the code repository.',
  },

  open: {
    heading: 'What nobody has verified',
    none: 'Nothing here is unverified.',
    lead: 'Each of these is marked "not verified" in the data. Check before you rely on it.',
    standards: (n) => `Standards (${n})`,
    whole: 'what the whole standard rests on',
    judging: 'how it judges (share of residents, gaps allowed, default walker)',
    floors: 'floors',
    minSizes: (n) => plural(n, 'smallest size', 'smallest sizes'),
    rules: (n) => `${plural(n, 'rule', 'rules')}: `,
    walkers: (n) => `Values of walkers (${n})`,
    walkerValue: { paceMps: 'pace', stepsFactor: 'steps', signalWaitS: 'wait at signals' },
    cityFloors: (n) => `The city's own floors (${n})`,
    services: (n) => `Where services are named (${n})`,
    sources: (n) => `Sources (${n})`,
    assumptions: (n) => `What the residents are estimated from (${n})`,
    hotlines: (n) => `Hotlines (${n})`,
  },

  notice: {
    heading: 'About the map',
    osm: 'OpenStreetMap contributors (ODbL)',
    data: (attributions) => `Data © ${attributions}, coordinates in WGS-84.`,
    coordinates: 'Coordinates in WGS-84.',
    uncredited: (files) => ` Besides, files put in without a source or licence: ${files}.`,
    between: '; ',
    publishing:
      'Whoever publishes maps to the public in mainland China checks for themselves what the Regulations on Map Management (State Council Decree No. 664), the Provisions on Map Review and the rules on the content of public maps (自然资规〔2023〕2号) require of review and approval numbers (审图号).',
  },

  own: {
    heading: 'Use your own lists',
    lead: "Drop a list of communities and a list of facilities on the page, or choose them here. One alone will do: the city's own stands in for the other.",
    leadNoCity:
      'Drop a list of communities and a list of facilities on the page together, or choose them here.',
    local: 'Files never leave this device.',
    choose: 'Choose files',
    kinds:
      'Excel (.xlsx), CSV, GeoJSON, KML, GPX, FlatGeobuf (.fgb) or a zipped Shapefile (.zip); text in UTF-8 or GB18030; at most 50 MB each, GeoJSON 512 MB.',
    reading: 'Reading the files…',
    cancel: 'Cancel',
    remove: 'Remove',
    removeOf: (file) => `Remove ${file}`,
    notTaken: 'This list is not used. Check what its columns mean; it is read again after each change.',
    kept: {
      restored: (names) => `Kept from last time: ${names}. Remove a list to stop keeping it.`,
      now: (names) =>
        `Kept in this browser: ${names}. It is here next time; remove a list to stop keeping it.`,
      trouble: {
        blocked: 'This browser keeps no files: the lists work now and are gone when you close the page.',
        full: 'The browser has no room left: the lists work now and are gone when you close the page.',
        large: 'Lists over 50 MB are not kept: they work now and are gone when you close the page.',
      },
    },
    use: {
      label: 'Use it to',
      of: (file) => `What ${file} is used for`,
      communities: {
        replace: "replace the city's communities",
        join: "add to the city's communities",
        figures: "add figures to the city's communities",
      },
      facilities: {
        replace: "replace the city's facilities",
        join: "add to the city's facilities",
        figures: '',
      },
    },
    columns: {
      heading: 'What the columns mean',
      lead: 'Guessed from their names; the file is read again after each change.',
      none: 'no such column',
      of: (file, field) => `Column of ${file} for “${field}”`,
      examples: (texts) => `such as ${texts}`,
      between: ', ',
      missing: (fields) => `Still to be said: ${fields}`,
      leftOut: (columns) =>
        `Columns that look like phone or identity numbers are neither read nor shown: ${columns}`,
      field: {
        name: 'Name',
        lon: 'Longitude',
        lat: 'Latitude',
        residents: 'Residents',
        elderly: 'Aged 60 or older',
        unit: 'Unit',
        type: 'Type',
        street: 'Subdistrict',
        district: 'District',
        declared: 'Declared as met',
        id: 'Id',
        services: 'Services',
        openingHours: 'Opening hours',
        address: 'Address',
      },
    },
    needs: 'What a file needs',
    needsBoth:
      'A table begins with column names, then one place per row with longitude and latitude; choose their system (WGS-84, GCJ-02, BD-09) once the file is in. Map files have points or areas.',
    needsCommunities:
      'Communities: name, longitude, latitude; better with residents, street, district and type.',
    exampleCommunities: 'name,lon,lat,residents\nExample community,116.35,39.91,4200',
    needsFacilities:
      'Facilities: longitude, latitude, and a column "services" with this page\'s names of services, separated by semicolons, or columns of OpenStreetMap tags such as amenity and shop.',
    exampleFacilities: 'name,lon,lat,services\nExample pharmacy,116.36,39.91,pharmacy',
    role: { communities: 'Communities', facilities: 'Facilities' },
    coordinates: {
      label: 'Coordinates',
      of: (file) => `Coordinates of ${file}`,
      systems: { wgs84: 'WGS-84 (GPS, Tianditu)', gcj02: 'GCJ-02 (Amap, Tencent)', bd09: 'BD-09 (Baidu)' },
      first: 'By this system its first places stand at (WGS-84):',
      place: (name, lon, lat) => `${name} longitude ${lon}, latitude ${lat}`,
    },
    count: (n) => `${plural(n, 'row', 'rows')} used`,
    countFigures: (n) => `${plural(n, 'community', 'communities')} of the city matched`,
    outsideBounds: (n) => `${n} outside the city's data`,
    offNetwork: (n) => `${n} without a street within 150 m`,
    clean: 'Every row could be read',
    errors: (n) => `${plural(n, 'row', 'rows')} not used: why`,
    line: (n) => `Line ${n}`,
    feature: (n) => `Feature ${n}`,
    more: (n) => `and ${n} more`,
    swapToFacilities: 'These are facilities, not communities',
    swapToCommunities: 'These are communities, not facilities',
    swapBoth: 'Swap the two',
    seeGaps: 'See which communities have gaps',
    forget: 'Stop using these lists',
    onNetwork: 'Judged on the streets of the open city.',
    estimate: 'Without streets: estimated as straight-line distance × 1.35, not walked minutes.',
  },

  offline: {
    heading: 'Without network',
    lead: 'Search, circle, gaps and map work without network too. The two cities you saw last stay on this device by themselves, of a very large one what you saw of it; those you save stay whole until you remove them.',
    looking: 'Looking at what this device keeps…',
    refusal: {
      insecure:
        'This address is not https: the browser keeps nothing for times without network. With network everything works.',
      unsupported:
        'This browser keeps nothing for times without network, as inside some apps. Open the page in the system’s own browser. With network everything works.',
      refused:
        'The browser does not allow anything to be kept, as in a private window. With network everything works.',
    },
    state: {
      whole: 'Kept whole',
      part: 'Kept in part',
      none: 'Not kept',
      saved: 'saved',
      visited: 'seen lately',
    },
    size: (total) => `${total} MB`,
    sizeOf: (kept, total) => `${kept} / ${total} MB`,
    needs: (total) => `takes ${total} MB`,
    page: {
      kept: 'Opens without network.',
      'on its way': 'The page itself is still being saved: stay connected for a moment.',
      failed:
        'The page itself was not saved: there may be no room left, or the site has just changed. Opening it again retries.',
    },
    forGood: 'Stays until you remove it.',
    forNow: 'Here because you saw it lately; it may go when you look at other cities.',
    save: 'Save on this device',
    keepForGood: 'Keep for good',
    remove: 'Remove',
    removeOf: (city) => `Remove ${city} from this device`,
    keeping: 'Saving',
    others: 'Other cities on this device',
    trouble: {
      full: 'This device has no room left: not everything was saved. Remove another city and try again; with network everything works.',
      unreachable: 'The site could not be reached: not everything was saved. Try again with network.',
      broken:
        'A file was incomplete or has just been replaced: not everything was saved. Open the page again and retry.',
      blocked: 'The browser does not let the page keep anything. With network everything works.',
    },
  },

  reason: {
    elderly: (found) => `aged 60 or older is “${found}”, expected a number no higher than the residents`,
    declared: (found) => `declared is “${found}”, expected yes or no`,
    noFigure: 'neither residents nor a declaration',
    inCity: (id) => `the city has the id “${id}” already`,
    noCommunity: (name) => `the city has no community “${name}”`,
    manyCommunities: (count, name) =>
      `${count} communities are called “${name}”: add an id, street or district`,
    twinName: (name, line) => `community “${name}” stands in line ${line} too`,
    noName: 'no name',
    residents: (found) => `residents "${found}": expected a number`,
    unit: (found) => `unit "${found}": expected community, village, estate or derived`,
    notNumbers: (lon, lat) => `longitude "${lon}", latitude "${lat}": expected two decimal numbers`,
    offEarth: (lon, lat) => `longitude ${lon}, latitude ${lat} is not on the map`,
    swapped: (lon, lat) => `longitude ${lon}, latitude ${lat} is not on the map: are the two swapped?`,
    twin: (id, line) => `id "${id}" stands in line ${line} too`,
    service: (word) => `service "${word}" is not known`,
    noService: (found) => `no service can be told from ${found}`,
    closed: 'closed by its tags or opening hours',
    shifted: (found, wanted) =>
      `${plural(found, 'cell', 'cells')} where the header has ${wanted}: a cell that holds a separator needs quotes`,
    quote: 'a quote is missing or stands in the wrong place',
    geometry: (found) => `geometry ${found}: expected points or areas`,
    position: 'a position or outline is incomplete',
    area: (found) => `area "${found}": expected square metres`,
  },
}
