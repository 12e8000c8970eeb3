/** Names that the two halves of the desktop shell share. Only ipc.ts and preload.ts use the channels. */

/** One call of the contract, answered. */
export const CALL_CHANNEL = 'seedleaf:call';
/** One event of the contract, told. */
export const EVENT_CHANNEL = 'seedleaf:event';
