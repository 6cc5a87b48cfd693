import type { HandlersOf } from '../../electron/app/handlers.ts';
import type { DraftContent } from '../../electron/app/services/draft/draft-content.ts';
import type { DraftService } from '../../electron/app/services/draft/draft-service.ts';
import type { PlanOptions } from '../../electron/app/services/draft/profile-of-draft.ts';
import type { ProvisionPlan } from '../../electron/procedures/plan.ts';
import type { RequestParams } from '../../shared/contract.ts';
import type { Outcome } from '../../shared/outcome.ts';

type Area = HandlersOf<'draft' | 'certificate'>;
type WithoutOwner<Params> = Omit<Params, 'sessionId'>;

/** The requests about drafts, for the draft of the window. Of `draft.change` only the patch. */
export type WindowRequests = {
  readonly [Name in keyof Area]: (
    params: Name extends 'draft.change' ? RequestParams<'draft.change'>['patch'] : WithoutOwner<RequestParams<Name>>,
  ) => ReturnType<Area[Name]>;
};

/** The draft of the window without a session, for tests with one draft. */
export interface WindowDraft {
  readonly handlers: WindowRequests;
  snapshot(): DraftContent;
  open(content: DraftContent, profileId: string | null): void;
  markSaved(profileId: string, name: string): void;
  planFor(options: PlanOptions): Promise<Outcome<ProvisionPlan>>;
  close(): void;
}

export const windowDraft = (service: DraftService): WindowDraft => {
  const own = () => {
    const draft = service.of(null);
    if (!draft) throw new Error('a session has the draft');
    return draft;
  };
  const handlers = Object.fromEntries(
    Object.entries(service.handlers).map(([name, handler]) => [
      name,
      (params: object) =>
        (handler as (params: object) => unknown)(
          name === 'draft.change' ? { sessionId: null, patch: params } : { sessionId: null, ...params },
        ),
    ]),
  ) as WindowRequests;
  return {
    handlers,
    snapshot: () => own().content(),
    open: (content, id) => own().open(content, id),
    markSaved: (id, name) => own().markSaved(id, name),
    planFor: async (options) => {
      const planned = await service.planFor(null, options);
      return planned.ok ? { ok: true, value: planned.value.plan } : planned;
    },
    close: service.close,
  };
};
