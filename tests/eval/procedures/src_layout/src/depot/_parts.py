DROP = "Pallet_Drop"
LIFT = "Pallet_Lift"
