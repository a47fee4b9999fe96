import { metricOf, type Metric, type Ruler, type WalkingPace } from '../network/metric.ts'
import type { Network } from '../network/network.ts'
import { withinEstates, type Ground } from './walk-times.ts'

export type Metrics = (walker: WalkingPace, ruler: Ruler, ground?: Ground) => Metric

/** Metrics by value of the walker, since who asks from elsewhere sends a copy. Keeps those of the walker asked for last. */
export function createMetrics(network: Network): Metrics {
  let [pace, kept] = ['', new Map<string, Metric>()]
  return function metricFor(walker, ruler, ground = 'everywhere'): Metric {
    const { paceMps, stepsFactor, signalWaitS } = walker
    const asked = [paceMps, stepsFactor, signalWaitS].join()
    if (asked !== pace) [pace, kept] = [asked, new Map()]
    const key = `${ruler} ${ground}`
    const metric =
      kept.get(key) ??
      (ground === 'everywhere'
        ? metricOf(network, walker, ruler)
        : withinEstates(metricFor(walker, ruler, 'everywhere')))
    kept.set(key, metric)
    return metric
  }
}
