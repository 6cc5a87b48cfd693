import type { DraftRemark } from '../../../../shared/contract.ts';

/** Creates a remark. */
export const remark = (
  field: string,
  level: DraftRemark['level'],
  code: DraftRemark['code'],
  facts: DraftRemark['facts'] = {},
): DraftRemark => ({
  field,
  level,
  code,
  facts,
});
