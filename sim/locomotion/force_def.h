#pragma once

namespace tidegate {

/// Parameters of the force model, as printed by Helbing, Farkas and Vicsek 2000 (doi:10.1038/35035023). Range, meaning and
/// source of each stand in the key table.
struct ForceDef {
    double repulsion_n = 2000;          ///< A: of two bodies that just touch
    double repulsion_m = 0.08;          ///< B: in which it falls to 1/e
    double body_kg_per_s2 = 1.2e5;      ///< k: stiffness of bodies pressed together
    double friction_kg_per_m_s = 2.4e5; ///< kappa: drag along the contact, per metre of overlap
    double relaxation_s = 0.5;          ///< tau: in which the wanted velocity is approached
    double mass_kg = 80;
    double body_share = 1.25;  ///< radius towards other people over that of the population
    double push_share = 1;   ///< of the drive, with which those push on who wait before a line
    double substep_s = 0.001;  ///< longest step of the integration
    double average_s = 1;    ///< over which the forces on a person are averaged
};

}  // namespace tidegate
