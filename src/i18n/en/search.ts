import type { Dictionary } from '../dictionary.ts'

export const search: Dictionary['search'] = {
  label: 'Find a community, street, address or service',
  services: 'Where do you live?',
  gaps: 'Find a community, street or service',
  data: 'Find a community, street or service',
  clear: 'Clear',
  list: 'Results',
  point: 'The point on the map',
  kind: {
    community: 'Community',
    service: 'Service',
    street: 'Street',
    place: 'Place',
    address: 'Address',
  },
  near: (community) => `near ${community}`,
  route: 'show the way',
  start: 'start here',
  found: (n) => (n === '1' ? '1 result' : `${n} results`),
  none: 'Nothing found',
  hint: 'Try another spelling, or the first letters: “nsr” finds North Star Road. Or:',
  tap: 'Tap on the map',
  locate: 'Use my position',
  locating: 'Finding you…',
  waiting: 'The city is still being loaded. One moment, please.',
  loading: 'Reading streets, house numbers and names…',
}
