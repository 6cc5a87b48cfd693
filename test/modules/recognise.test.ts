import { describe, expect, it } from 'vitest';
import { familyOf, moduleFamilies, recogniseModule } from '../../electron/modules/recognise.ts';

describe('version strings', () => {
  it.each([
    ['AirM2M_720H_V1104_LTE_AT', 'air720', '720H', 1104],
    ['AirM2M_720D_V1009_LTE_AT', 'air720', '720D', 1009],
    ['AirM2M_720SL_V545_LTE_AT', 'air720', '720SL', 545],
    ['AirM2M_720SD_V545_LTE_AT', 'air720', '720SD', 545],
    ['AirM2M_720_V1104_LTE_AT', 'air720', '720', 1104],
    ['AirM2M_Air720H_V1104_LTE_AT', 'air720', 'Air720H', 1104],
    ['AirM2M_720U_V301836_LTE_AT', 'generic', '720U', 301_836],
    ['AirM2M_720UG_V301836_LTE_AT', 'generic', '720UG', 301_836],
    ['AirM2M_Air720UH_V409_LTE_AT', 'generic', 'Air720UH', 409],
    ['AirM2M_Air724UG_V409_LTE_AT', 'generic', 'Air724UG', 409],
    ['AirM2M_Air724UG_V401853_LTE_AT', 'generic', 'Air724UG', 401_853],
    ['AirM2M_780E_V1161_LTE_AT', 'generic', '780E', 1161],
    ['AirM2M_780EP_V1010_LTE_AT', 'generic', '780EP', 1010],
    ['AirM2M_780EPV_V1011_LTE_AT', 'generic', '780EPV', 1011],
    ['AirM2M_780E_LTE_AT_V1138', 'generic', '780E', 1138],
    ['AirM2M_V5364_AT_S_NOTTS', 'generic', null, 5364],
    ['Quectel EC20F Revision: EC20CEFAG', 'generic', null, null],
    ['AirM2M_720H_VX_LTE_AT', 'generic', null, null],
    ['AirM2M_720H_V99999999999_LTE_AT', 'generic', null, null],
    ['', 'generic', null, null],
  ])('%s', (text, family, model, version) => {
    const module = recogniseModule(text);
    expect({ ...module, family: module.family.id }).toEqual({ family, model, version, text });
  });

  it('may have blanks around them', () => {
    expect(recogniseModule(' AirM2M_720H_V1104_LTE_AT ')).toMatchObject({ model: '720H', version: 1104 });
  });
});

it('the family of the profile wins, model and version stay what the module says', () => {
  const module = recogniseModule('AirM2M_780E_V1161_LTE_AT', 'air720');
  expect(module).toMatchObject({ family: { id: 'air720' }, model: '780E', version: 1161 });
  expect(recogniseModule('AirM2M_720H_V1104_LTE_AT', 'generic').family.id).toBe('generic');
});

it('families have ids of their own, and the one for everything else is asked last', () => {
  const ids = moduleFamilies.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.at(-1)).toBe('generic');
  for (const id of ids) expect(familyOf(id).id).toBe(id);
});
