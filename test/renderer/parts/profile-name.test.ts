import { describe, expect, it } from 'vitest';
import { nameOfDraft, nameOfPlan, nameOfSession, profileNameText } from '../../../renderer/parts/profile-name.ts';
import { translateInto } from '../../../shared/words/translate.ts';
import { samplePlan } from '../../support/run-plan.ts';

const demo = { ...samplePlan, subject: 'pdemo', profileId: null, name: 'Demo' };
const alpha = { id: 'pdemo', name: 'Alpha' };
const t = translateInto('en');

describe('the name of a run', () => {
  it('is the name it was started with until it is saved', () => {
    expect(nameOfPlan(demo, [])).toEqual({ name: 'Demo', as: 'unsaved' });
  });

  it('is the current name of its profile, also if that was saved or renamed later', () => {
    expect(nameOfPlan(demo, [alpha])).toEqual({ name: 'Alpha', as: 'kept' });
    expect(nameOfPlan({ ...demo, profileId: 'pdemo', name: 'Old' }, [alpha])).toEqual({ name: 'Alpha', as: 'kept' });
  });

  it('shows that its profile was deleted', () => {
    const deleted = nameOfPlan({ ...demo, profileId: 'pdemo', name: 'Alpha' }, []);
    expect(profileNameText(deleted, t)).toBe('Alpha (deleted)');
    expect(profileNameText(deleted, translateInto('zh'))).toBe('Alpha（已删除）');
    expect(profileNameText({ name: '', as: 'deleted' }, t)).toBe('');
  });
});

describe('the name of a draft', () => {
  it('is the name of its profile, else its own; blank means none', () => {
    expect(nameOfDraft({ profileId: 'pdemo', name: 'Old' }, [alpha])).toEqual({ name: 'Alpha', as: 'kept' });
    expect(nameOfDraft({ profileId: null, name: ' Demo ' }, [alpha])).toEqual({ name: 'Demo', as: 'unsaved' });
    expect(profileNameText(nameOfDraft({ profileId: null, name: '' }, [alpha]), t)).toBe('');
  });
});

describe('the name of a session', () => {
  const draft = { profileId: null, name: '' };

  it('is that of the run that connected it, or of the draft while disconnected', () => {
    expect(nameOfSession({ draft, online: { kind: 'online', sinceMs: 1, plan: demo } }, [alpha]).name).toBe('Alpha');
    expect(nameOfSession({ draft, online: { kind: 'offline', failure: null } }, [alpha]).name).toBe('');
  });
});
