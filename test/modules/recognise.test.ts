import { describe, expect, it } from 'vitest';
import { familyOf, moduleFamilies, recogniseModule } from '../../electron/modules/recognise.ts';
import { moduleFamilyChoices } from '../../shared/profile/types.ts';

describe('version strings', () => {
  it.each([
    ['AirM2M_720H_V1104_LTE_AT', 'air720', 'asr1802', '720H', 1104],
    ['AirM2M_720D_V1009_LTE_AT', 'air720', 'asr1802', '720D', 1009],
    ['AirM2M_720SL_V545_LTE_AT', 'air720', 'asr1802', '720SL', 545],
    ['AirM2M_720SD_V545_LTE_AT', 'air720', 'asr1802', '720SD', 545],
    ['AirM2M_720_V1104_LTE_AT', 'air720', 'asr1802', '720', 1104],
    ['AirM2M_Air720H_V1104_LTE_AT', 'air720', 'asr1802', 'Air720H', 1104],
    ['AirM2M_720U_V301836_LTE_AT', 'air724', 'rda8910', '720U', 301_836],
    ['AirM2M_720UG_V301836_LTE_AT', 'air724', 'rda8910', '720UG', 301_836],
    ['AirM2M_Air720UH_V409_LTE_AT', 'air724', 'rda8910', 'Air720UH', 409],
    ['AirM2M_Air722UG_V838_LTE_AT', 'air724', 'rda8910', 'Air722UG', 838],
    ['AirM2M_Air820UG_V1628_LTE_AT', 'air724', 'rda8910', 'Air820UG', 1628],
    ['AirM2M_Air724UG_V409_LTE_AT', 'air724', 'rda8910', 'Air724UG', 409],
    ['AirM2M_Air724UG_V401853_LTE_AT', 'air724', 'rda8910', 'Air724UG', 401_853],
    ['AirM2M_Air724UG_V401875_LTE_AT', 'air724', 'rda8910', 'Air724UG', 401_875],
    ['AirM2M_780E_V1161_LTE_AT', 'air780', 'ec618', '780E', 1161],
    ['AirM2M_780E_V1169_LTE_LSAT', 'air780', 'ec618', '780E', 1169],
    ['AirM2M_780EG_V1171_LTE_AT', 'air780', 'ec618', '780EG', 1171],
    ['AirM2M_600E_V1155_LTE_LPAT', 'air780', 'ec618', '600E', 1155],
    ['AirM2M_700E_V1121_LTE_AT', 'air780', 'ec618', '700E', 1121],
    ['AirM2M_780E_LTE_AT_V1138', 'air780', 'ec618', '780E', 1138],
    ['AirM2M_780EL_V1010_LTE_AT', 'air780', 'ec716', '780EL', 1010],
    ['AirM2M_700EC_V1010_LTE_AT', 'air780', 'ec716', '700EC', 1010],
    ['AirM2M_780EP_V1007_LTE_AT', 'air780', 'ec718', '780EP', 1007],
    ['AirM2M_780EP_V1010_LTE_AT', 'air780', 'ec718', '780EP', 1010],
    ['AirM2M_780EPV_V1011_LTE_AT', 'air780', 'ec718', '780EPV', 1011],
    ['AirM2M_780EPM_V2007_LTE_AT', 'air780', 'ec718', '780EPM', 2007],
    ['AirM2M_780EQ_V2014_LTE_AT', 'air780', 'ec718-eq', '780EQ', 2014],
    ['AirM2M_700ECQ_V2012_LTE_AT', 'air780', 'ec718-eq', '700ECQ', 2012],
    ['AirM2M_Air700EAQ_V2012_LTE_AT', 'air780', 'ec718-eq', 'Air700EAQ', 2012],
    ['AirM2M_700EMQ_V2012_LTE_AT', 'air780', 'ec718-eq', '700EMQ', 2012],
    ['AirM2M_780EEJ_V2012_LTE_AT', 'air780', 'ec718-eq', '780EEJ', 2012],
    ['AirM2M_780EEN_V2012_LTE_AT', 'air780', 'ec718-eq', '780EEN', 2012],
    ['AirM2M_780EEU_V2012_LTE_AT', 'air780', 'ec718-eq', '780EEU', 2012],
    ['AirM2M_780EQ_LTE_AT_V2014', 'air780', 'ec718-eq', '780EQ', 2014],
    ['AirM2M_780EHM_V1002_LTE_AT', 'air780', null, '780EHM', 1002],
    ['AirM2M_V5364_AT_S_NOTTS', 'generic', null, null, 5364],
    ['Quectel EC20F Revision: EC20CEFAG', 'generic', null, null, null],
    ['AirM2M_720H_VX_LTE_AT', 'generic', null, null, null],
    ['AirM2M_720H_V99999999999_LTE_AT', 'generic', null, null, null],
    ['', 'generic', null, null, null],
  ])('%s', (text, family, chip, model, version) => {
    const { variant: _variant, ...module } = recogniseModule(text);
    expect({ ...module, family: module.family.id }).toEqual({ family, chip, model, version, text });
  });

  it.each([
    ['AirM2M_780E_V1161_LTE_AT', 'AT'],
    ['AirM2M_780E_V1169_LTE_LSAT', 'LSAT'],
    ['AirM2M_600E_V1155_LTE_LPAT', 'LPAT'],
    ['AirM2M_780E_V1165_LTE_AUAT', 'AUAT'],
    ['AirM2M_780E_LTE_AT_V1138', 'AT'],
    ['AirM2M_V5364_AT_S_NOTTS', 'AT'],
    ['AirM2M_780EL_V1010_LTE_FS', null],
    ['Quectel_AT', null],
  ])('%s is the build %s', (text, variant) => {
    expect(recogniseModule(text).variant).toBe(variant);
  });

  it('may have blanks around them', () => {
    expect(recogniseModule(' AirM2M_720H_V1104_LTE_AT ')).toMatchObject({ model: '720H', version: 1104 });
  });
});

it('the family of the profile has priority; model and version are those of the module, without a comparable chip', () => {
  const module = recogniseModule('AirM2M_780E_V1161_LTE_AT', 'air720');
  expect(module).toMatchObject({ family: { id: 'air720' }, chip: null, model: '780E', version: 1161 });
  expect(recogniseModule('AirM2M_720H_V1104_LTE_AT', 'generic').family.id).toBe('generic');
});

it('the families are those of the profile, and the generic one is tested last', () => {
  const ids = moduleFamilies.map(({ id }) => id);
  expect(['auto', ...ids]).toEqual(moduleFamilyChoices);
  expect(ids.at(-1)).toBe('generic');
  for (const id of ids) expect(familyOf(id).id).toBe(id);
});
