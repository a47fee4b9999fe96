import type { CommunityUnit } from '../../../coverage/tables.ts'

/** 社区, 村, 小区, 推算街坊: the order in which they are told. */
export const COMMUNITY_UNIT_ORDER: readonly CommunityUnit[] = ['community', 'village', 'estate', 'derived']
