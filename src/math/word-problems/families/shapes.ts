/** Families about figures and solids: perimeters, areas, boxes and tanks, scales and lengths. */
import type { Family } from '../family.ts';
import { areaFamilies } from './areas.ts';
import { areaCoverFamilies } from './areas-covered.ts';
import { areaPartFamilies } from './areas-parts.ts';
import { fenceFamilies } from './fences.ts';
import { floorFamilies } from './floors.ts';
import { lengthFamilies } from './lengths.ts';
import { perimeterFamilies } from './perimeters.ts';
import { sideFamilies } from './perimeters-back.ts';
import { scaleFamilies } from './scales.ts';
import { solidFamilies } from './solids.ts';
import { tankFamilies } from './tanks.ts';

export const shapesFamilies: readonly Family[] = [
  ...perimeterFamilies,
  ...sideFamilies,
  ...fenceFamilies,
  ...areaFamilies,
  ...areaPartFamilies,
  ...areaCoverFamilies,
  ...floorFamilies,
  ...solidFamilies,
  ...tankFamilies,
  ...lengthFamilies,
  ...scaleFamilies,
];
