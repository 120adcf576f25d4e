export { CALL_BACK_WITHIN, callerAmong, caseOfCall, type MissedCall, momentOfCall } from './call.ts';
export { type CallSettings, faultInLines, type KnownLine, type Line, teamCalled, UNSET } from './settings.ts';
