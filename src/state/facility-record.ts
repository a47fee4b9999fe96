/** What a ledger knows of a facility, for its card. */
export { isRecordFlag, recordOf } from '../format/facility-record.ts'
