/**
 * ```
 *  due ──sendRefunds──▶ sent ──the gateway reports it──▶ done ──the bank sends it back──▶ failed
 *   │ ▲                                                   ▲
 *   │ └─refund.retry── failed ◀──refused, or too often────┼── due
 *   ├──refund.settle (also from failed)──▶ settledByHand  │
 *   ├──the gateway reports it before the answer───────────┘
 *   └──nothing is due any more (a dispute, a change)──▶ withdrawn ──due again──▶ due
 * ```
 */
export const refundStatuses = ['due', 'sent', 'done', 'failed', 'settledByHand', 'withdrawn'] as const;

export type RefundStatus = (typeof refundStatuses)[number];
